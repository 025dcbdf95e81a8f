#!/bin/sh
# `accedo start` runs the server; anything else is the operator's command line: accedo migrate, accedo workspace list, …
set -eu
loaders="--import=./scripts/bootstrap/modules.mjs"
case "${1:-start}" in
  start) exec node --max-semi-space-size=64 $loaders scripts/start.ts ;;
  *) exec node $loaders scripts/accedo.ts "$@" ;;
esac
