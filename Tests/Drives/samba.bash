# A Samba share: smbd on the loopback, mounted by the kernel where it knows cifs, else by rclone.

port=18462

missing() {
  command -v smbd >/dev/null || { echo "smbd is not installed (apt-get install samba)"; return; }
  command -v smbpasswd >/dev/null || { echo "smbpasswd is not installed"; return; }
  [ "$(id -u)" = 0 ] || { echo "smbd serves only for the superuser"; return; }
  if kernel_knows_cifs; then return; fi
  rclone help backend smb >/dev/null 2>&1 ||
    { echo "the kernel knows no cifs, and there is no rclone with smb"; return; }
  [ -w /dev/fuse ] || echo "the kernel knows no cifs, and /dev/fuse can't be used here"
}

kernel_knows_cifs() { command -v mount.cifs >/dev/null && grep -qw cifs /proc/filesystems; }

configure() {
  mkdir -p "$work/smb"
  cat >"$work/smb.conf" <<CONF
[global]
  interfaces = lo
  bind interfaces only = yes
  server role = standalone server
  disable netbios = yes
  smb ports = $port
  load printers = no
  private dir = $work/smb
  lock directory = $work/smb
  state directory = $work/smb
  cache directory = $work/smb
  pid directory = $work/smb
  ncalrpc dir = $work/smb/ncalrpc
  passdb backend = smbpasswd:$work/smb/passwords
[drive]
  path = $work/served
  read only = no
  force user = root
CONF
  printf 'drive\ndrive\n' | smbpasswd -c "$work/smb.conf" -a -s root >>"$work/server.log" 2>&1
}

start_server() {
  [ -e "$work/smb.conf" ] || configure
  setsid smbd --foreground --no-process-group -s "$work/smb.conf" --debug-stdout \
    >>"$work/server.log" 2>&1 &
  server=$!
}

mount_drive() {
  mkdir -p "$work/$1"
  if kernel_knows_cifs; then
    mount -t cifs //127.0.0.1/drive "$work/$1" \
      -o "port=$port,username=root,password=drive,soft,actimeo=1" ||
      cannot_mount "the kernel can't mount the share"
    mounted=1
    return
  fi
  rclone_mount ":smb,host=127.0.0.1,port=$port,user=root,pass=$(rclone obscure drive):drive" "$1"
}
