# A WebDAV drive: `rclone serve webdav`, mounted by `rclone mount`.

port=18461

missing() {
  command -v rclone >/dev/null || { echo "rclone is not installed (apt-get install rclone)"; return; }
  command -v fusermount3 >/dev/null || { echo "fuse3 is not installed"; return; }
  [ -w /dev/fuse ] || echo "/dev/fuse can't be used here"
}

start_server() {
  setsid rclone serve webdav "$work/served" --addr "127.0.0.1:$port" --config "$work/none" \
    >>"$work/server.log" 2>&1 &
  server=$!
}

mount_drive() {
  rclone_mount ":webdav,url='http://127.0.0.1:$port':" "$1"
}
