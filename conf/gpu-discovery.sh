#!/usr/bin/env bash
# Tells Spark which GPUs this machine has, as it asks: {"name": "gpu", "addresses": ["0", "1"]}. Set it as
#   spark.worker.resource.gpu.discoveryScript    standalone: in each worker's configuration
#   spark.executor.resource.gpu.discoveryScript  YARN, Kubernetes: in spark-defaults.conf, a path on every node or in the image
# Where CUDA_VISIBLE_DEVICES names some of the GPUs, those are listed; Loomsight knows that the engine counts them from 0.
set -euo pipefail

if [ -n "${CUDA_VISIBLE_DEVICES:-}" ]; then
  addresses="$(tr ',' '\n' <<<"$CUDA_VISIBLE_DEVICES")"
elif command -v nvidia-smi >/dev/null; then
  addresses="$(nvidia-smi --query-gpu=index --format=csv,noheader)"
else
  echo 'gpu-discovery.sh: expected nvidia-smi on the PATH or CUDA_VISIBLE_DEVICES, found neither' >&2
  exit 1
fi
printf '{"name": "gpu", "addresses": [%s]}\n' "$(sed 's/[^A-Za-z0-9-]//g; /^$/d; s/.*/"&"/' <<<"$addresses" | paste -sd, - | sed 's/,/, /g')"
