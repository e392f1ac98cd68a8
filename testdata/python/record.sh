#!/bin/sh
# Records what CPython prints for each program of this folder into NAME.stdout.
# Usage: testdata/python/record.sh PYTHON (the pinned CPython 3.11 of the oracle)
cd "$(dirname "$0")" || exit 1
for f in *.py; do
    "${1:-python3}" -X utf8 -W ignore "$f" > "${f%.py}.stdout" || echo "$f: failed" >&2
done
