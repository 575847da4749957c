/* Runs a command and writes what it took to a file: nanoseconds from start to exit, microseconds of
   processor time, kilobytes of peak memory, exit code.

   A program of its own, and a small one, because Linux counts into a process's peak what its parent
   held at the time of the exec (exec_mmap in fs/exec.c): started by a benchmark that holds a gigabyte,
   everything would seem to need a gigabyte. */
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static long long microseconds(struct timeval time) {
  return time.tv_sec * 1000000LL + time.tv_usec;
}

int main(int count, char **arguments) {
  if (count < 3) return 64;
  pid_t process;
  int status;
  struct rusage usage;
  long long start = now();
  if (posix_spawnp(&process, arguments[2], NULL, NULL, arguments + 2, environ)) return 127;
  if (wait4(process, &status, 0, &usage) < 0) return 71;
  long long end = now();
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  FILE *file = fopen(arguments[1], "w");
  if (!file) return 73;
  long long processor = microseconds(usage.ru_utime) + microseconds(usage.ru_stime);
  fprintf(file, "%lld %lld %ld %d\n", end - start, processor, usage.ru_maxrss, code);
  return fclose(file) ? 74 : 0;
}
