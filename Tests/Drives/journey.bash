# What two sites do on a drive. The drive's own file says how it is served and mounted:
#   missing          prints why it can't be tried here; nothing when it can
#   start_server     starts it in a process group of its own; sets server
#   mount_drive N    mounts it at $work/N

# Runs the program over the home $1; what it said is in $said, its exit code in $code.
site() {
  local home=$1
  shift
  timeout --kill-after=5 "$patience" \
    "$program" --home "$work/home-$home" --lang en "$@" >"$work/said" 2>&1 </dev/null
  code=$?
  said=$(cat "$work/said")
}

fail() {
  echo "$drive: FAILED: $*"
  echo "$drive: what is left: $work (seed ${SEED:-1})"
  keeps=1
  exit 1
}

# Where the first mount is refused, this machine gives no right to mount.
cannot_mount() {
  if [ -n "${mounted-}" ]; then fail "$1"; fi
  echo "$drive: skipped: $1"
  exit 0
}

# A command must end by itself, with a code of sysexits.h and a sentence.
check_end() {
  case $code in
    124 | 137) fail "$1 did not end within $patience seconds" ;;
    0 | 65 | 66 | 69 | 73 | 74 | 75 | 77) ;;
    *) fail "$1 ended with code $code: $said" ;;
  esac
  [ -n "$said" ] || fail "$1 ended with code $code and said nothing"
  case $said in *"fatal error"* | *"Fatal error"*) fail "$1: $said" ;; esac
}

must() {
  site "$@"
  [ "$code" = 0 ] || fail "$*: code $code: $said"
}

# Must succeed within some tries, now that the drive is there.
must_in_the_end() {
  local try
  for try in 1 2 3 4 5 6 7 8; do
    site "$@"
    check_end "$*"
    [ "$code" = 0 ] && return
    sleep 1
  done
  fail "$* does not succeed after the server is back: code $code: $said"
}

# Mounts the remote $1 at $work/$2. Site a's mount writes through a cache, as people set it up; the
# others write straight to the server. No cache may send at once (--vfs-write-back 0): rclone then
# renames a file before it is sent, and the server keeps it under the first name.
rclone_mount() {
  local writes=(--vfs-cache-mode off)
  if [ "$2" = mount-a ]; then writes=(--vfs-cache-mode writes --vfs-write-back 1s); fi
  mkdir -p "$work/$2"
  rclone mount "$1" "$work/$2" --daemon --config "$work/none" --cache-dir "$work/cache-$2" \
    "${writes[@]}" --dir-cache-time 1s --low-level-retries 2 --contimeout 2s --timeout 10s \
    --log-file "$work/$2.log" ||
    cannot_mount "rclone can't mount here: $(tail -n 1 "$work/$2.log")"
  mounted=1
}

kill_server() {
  kill -KILL -- "-$server" 2>/dev/null
  wait "$server" 2>/dev/null
}

# Waits until the mount $1 can be listed again, or gives up after a while. A mount whose own program
# died meanwhile is made again, as the next start of the machine would.
wait_for() {
  local try told
  for try in $(seq 1 60); do
    told=$(timeout 5 ls "$work/$1" 2>&1 >/dev/null) && return
    case $told in
      *"endpoint is not connected"*)
        remounts=$((remounts + 1))
        fusermount3 -uz "$work/$1"
        mount_drive "$1"
        ;;
    esac
    sleep 0.5
  done
  fail "the drive at $1 does not come back"
}

clear_up() {
  local place
  for place in "$work"/mount-*; do
    timeout 5 fusermount3 -u "$place" 2>/dev/null ||
      timeout 5 umount -l "$place" 2>/dev/null
  done
  if [ -n "${server-}" ]; then kill_server; fi
  if [ -z "${keeps-}" ]; then rm -rf --one-file-system "$work"; fi
}

# Records changes at a site and remembers those that were confirmed.
count=0
record() {
  local home=$1 marks=() number
  : >"$work/changes"
  for number in 1 2 3; do
    count=$((count + 1))
    marks+=("mark-$count")
    printf '{"on":"practice/mark-%d","set":{"title":"x"},"text":{"body":"%s"}}\n' \
      "$count" "$(head -c 30000 /dev/urandom | base64 -w 0)" >>"$work/changes"
  done
  printf '{"on":"practice/common","add":{"tags":["mark-%d-%s"]}}\n' "$count" "$home" \
    >>"$work/changes"
  must "$home" apply "$work/changes"
  confirmed+=("${marks[@]}" "mark-$count-$home")
}

check_has_all() {
  local mark
  must "$1" dump
  for mark in "${confirmed[@]}"; do
    case $said in *"$mark\""*) ;; *) fail "$mark is lost at $1" ;; esac
  done
}

# Sets span to the milliseconds that an exchange takes when nothing happens to it.
measure() {
  record a
  local start=${EPOCHREALTIME/./}
  must a sync
  span=$(((${EPOCHREALTIME/./} - start) / 1000))
}

# Sleeps for a random part of the time that an exchange takes.
until_some_moment() {
  local moment=$((RANDOM % (span + 20)))
  sleep "$((moment / 1000)).$(printf '%03d' $((moment % 1000)))"
}

# While a command runs, kills the server at a random moment and starts it again, or lets it hang.
interrupted() {
  local home=$1 command=$2 running
  (
    site "$home" "$command"
    echo "$code" >"$work/code"
    cp "$work/said" "$work/said-interrupted"
  ) &
  running=$!
  until_some_moment
  if ((RANDOM % 4)); then
    kill_server
    # For as long as a server needs to start, or longer than a client waits.
    sleep "$((RANDOM % 3))"
    start_server
  else
    kill -STOP -- "-$server"
    sleep "$((RANDOM % 15))"
    kill -CONT -- "-$server"
  fi
  wait "$running"
  code=$(cat "$work/code")
  said=$(cat "$work/said-interrupted")
  check_end "$command"
  codes[$code]=$((${codes[$code]-0} + 1))
}

journey() {
  local round home command span commands=(push pull sync push sync) start=$SECONDS
  remounts=0
  confirmed=()
  declare -A codes=()
  mkdir "$work/served"
  start_server
  for home in a b; do mount_drive "mount-$home"; done
  mkdir "$work/mount-a/share"
  must a init "Réseau" --site Pau
  must a share check "$work/mount-a/share"
  echo "$said" | sed "s/^/$drive: /"
  must a share add "$work/mount-a/share"
  for home in Lyon Dax; do
    must a invite "$home"
    cp "$work/said" "$work/invitation-$home"
  done
  must a push
  settle
  must_in_the_end b join "$(tail -n 1 "$work/invitation-Lyon")" --share "$work/mount-b/share"
  measure

  for round in $(seq 1 "$rounds"); do
    record a
    record b
    home=a
    if ((RANDOM % 2)); then home=b; fi
    command=${commands[RANDOM % ${#commands[@]}]}
    interrupted "$home" "$command"
    for home in a b; do wait_for "mount-$home"; done
    if ((RANDOM % 3 == 0)); then must_in_the_end a sync; fi
    if ((RANDOM % 3 == 0)); then must_in_the_end b sync; fi
  done

  for home in a b a b; do
    must_in_the_end "$home" sync
    settle
  done
  check_end_state "$((SECONDS - start))"
}

# Gives a mount the time to send what it holds, and another one the time to list it.
settle() { sleep 3; }

check_end_state() {
  local home codes_text="" code
  for home in a b; do
    must "$home" verify
    must "$home" dump
    cp "$work/said" "$work/dump-$home"
    check_has_all "$home"
  done
  cmp -s "$work/dump-a" "$work/dump-b" || fail "the sites do not show the same"
  mount_drive mount-c
  must c join "$(tail -n 1 "$work/invitation-Dax")" --share "$work/mount-c/share"
  must c verify
  check_has_all c
  for code in "${!codes[@]}"; do codes_text+=", ${codes[$code]} × code $code"; done
  echo "$drive: $rounds kills survived in $1 s; ${#confirmed[@]} changes, none lost;" \
    "interrupted commands: ${codes_text#, }; mounts that died: $remounts"
}
