#!/usr/bin/env bash
# A real S3 server for tests: Ceph's object gateway with one monitor and one store in memory, on 127.0.0.1 alone.
#   ceph.sh start DIR PORT   DIR must be new; TLS on PORT, plain on PORT+1, the monitor on PORT+2, the store on PORT+3 to +12
#   ceph.sh stop DIR
# Debian's packages radosgw, ceph-mon, ceph-osd, ceph-common. Leaves in DIR: trust.p12 (what clients trust), server.p12 (key
# and certificate), both with the password changeit. Credentials: S3_ACCESS_KEY, S3_SECRET_KEY; bucket: S3_BUCKET.
set -euo pipefail
dir="$2"

stop() {
  for name in client.rgw osd.0 mon.a; do
    local file="$dir/run/$name.pid"
    [ -s "$file" ] || continue
    local pid
    pid="$(tr -cd 0-9 <"$file")"
    # Only a daemon of this folder; its data are thrown away
    if [ -r "/proc/$pid/cmdline" ] && tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF -- "-c $dir/ceph.conf "; then
      kill -KILL "$pid"
    fi
    rm -f "$file"
  done
}
if [ "$1" = stop ]; then
  stop
  exit 0
fi

port="$3"
mkdir -p "$dir"/{run,log,crash,mon,osd}
started=false
trap '$started || stop' EXIT
export CEPH_CONF="$dir/ceph.conf"
cat >"$CEPH_CONF" <<CONF
[global]
fsid = $(cat /proc/sys/kernel/random/uuid)
mon host = v2:127.0.0.1:$((port + 2))
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind ipv6 = false
ms bind port min = $((port + 3))
ms bind port max = $((port + 12))
auth allow insecure global id reclaim = false
run dir = $dir/run
admin socket = $dir/run/\$name.asok
pid file = $dir/run/\$name.pid
log file = $dir/log/\$name.log
crash dir = $dir/crash
keyring = $dir/keyring
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon warn on pool no redundancy = false
[mon]
mon data = $dir/mon
mon cluster log file = $dir/log/cluster.log
mon data avail crit = 1
mon data avail warn = 2
paxos propose interval = 0.1
paxos min wait = 0.02
[osd]
osd data = $dir/osd
osd objectstore = memstore
memstore device bytes = 2147483648
osd op num shards = 2
osd op num threads per shard = 1
osd class update on start = false
[client]
rgw frontends = beast endpoint=127.0.0.1:$((port + 1)) ssl_endpoint=127.0.0.1:$port ssl_certificate=$dir/tls.pem ssl_private_key=$dir/tls.pem tcp_nodelay=1
rgw thread pool size = 32
rgw enable apis = s3
rgw enable usage log = false
rgw rados pool pg num min = 4
rgw run sync thread = false
rgw override bucket index max shards = 1
rgw dynamic resharding = false
CONF

# TLS: over plain HTTP S3A signs its uploads in chunks, and the gateway refuses empty ones
openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=127.0.0.1 \
  -addext subjectAltName=IP:127.0.0.1,DNS:localhost -keyout "$dir/tls.key" -out "$dir/tls.crt" 2>/dev/null
cat "$dir/tls.crt" "$dir/tls.key" >"$dir/tls.pem"
openssl pkcs12 -export -in "$dir/tls.pem" -out "$dir/server.p12" -passout pass:changeit
keytool -importcert -noprompt -alias s3 -file "$dir/tls.crt" -keystore "$dir/trust.p12" -storetype PKCS12 \
  -storepass changeit >/dev/null 2>&1

run() { timeout 60 "$@"; }
key() { run ceph-authtool "$dir/keyring" --gen-key -n "$@" >/dev/null; }
run ceph-authtool --create-keyring "$dir/keyring" >/dev/null
key mon. --cap mon 'allow *'
key client.admin --cap mon 'allow *' --cap osd 'allow *'
key osd.0 --cap mon 'allow profile osd' --cap osd 'allow *'
key client.rgw --cap mon 'allow rw' --cap osd 'allow rwx'
fsid="$(sed -n 's/^fsid = //p' "$CEPH_CONF")"
run monmaptool --create --fsid "$fsid" --addv a "[v2:127.0.0.1:$((port + 2))]" --clobber "$dir/monmap" >/dev/null
run ceph-mon --mkfs -i a --monmap "$dir/monmap" --keyring "$dir/keyring" -c "$CEPH_CONF"
run ceph-mon -i a -c "$CEPH_CONF" </dev/null >>"$dir/log/mon.out" 2>&1
osd="$(cat /proc/sys/kernel/random/uuid)"
run ceph -c "$CEPH_CONF" osd new "$osd" >/dev/null
run ceph-osd -i 0 --mkfs --osd-uuid "$osd" -c "$CEPH_CONF" >>"$dir/log/osd.out" 2>&1
run ceph-osd -i 0 -c "$CEPH_CONF" </dev/null >>"$dir/log/osd.out" 2>&1
run ceph -c "$CEPH_CONF" osd crush add osd.0 1.0 root=default host=local >/dev/null 2>&1
run radosgw-admin -c "$CEPH_CONF" user create --uid=tester --display-name=tester \
  --access-key="$S3_ACCESS_KEY" --secret-key="$S3_SECRET_KEY" >"$dir/log/user.json" 2>"$dir/log/user.err"
run radosgw -n client.rgw -c "$CEPH_CONF" </dev/null >>"$dir/log/rgw.out" 2>&1
for _ in $(seq 120); do
  [ "$(timeout 2 curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$((port + 1))/" || true)" = 200 ] && break
  sleep 0.25
done
code="$(timeout 20 curl -sS -o /dev/null -w '%{http_code}' --aws-sigv4 aws:amz:us-east-1:s3 -u "$S3_ACCESS_KEY:$S3_SECRET_KEY" \
  -H x-amz-content-sha256:UNSIGNED-PAYLOAD -X PUT "http://127.0.0.1:$((port + 1))/$S3_BUCKET")"
[ "$code" = 200 ] || {
  echo "ceph.sh: expected to make the bucket $S3_BUCKET, found HTTP $code" >&2
  exit 1
}
started=true
