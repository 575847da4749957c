/* The floor of a durable edit: appends 300 bytes to the file that is named, syncs it, exits. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

int main(int count, char **arguments) {
  if (count != 2) return 64;
  char bytes[300];
  memset(bytes, 'x', sizeof bytes);
  int file = open(arguments[1], O_WRONLY | O_APPEND | O_CREAT, 0600);
  if (file < 0 || write(file, bytes, sizeof bytes) != sizeof bytes || fdatasync(file)) return 74;
  return 0;
}
