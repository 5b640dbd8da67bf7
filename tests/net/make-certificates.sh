#!/bin/bash
# make-certificates.sh: the authority and the certificates that the tests of fetching use; run by hand
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Nothing on the web trusts this authority, whose own key is thrown away. Each NAME.pem is
# a certificate with its key, valid for a hundred years, but for expired.pem.
set -euo pipefail
cd "$(dirname "$0")/certificates"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$work/ca.key" -out ca.pem \
  -subj "/CN=Notanda test authority" -not_before 20200101000000Z -not_after 21200101000000Z 2>/dev/null

make() {  # make NAME HOST FROM UNTIL
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$work/$1.key" -out "$work/$1.csr" -subj "/CN=$2" 2>/dev/null
  openssl x509 -req -in "$work/$1.csr" -CA ca.pem -CAkey "$work/ca.key" -out "$work/$1.crt" -not_before "$3" -not_after "$4" \
    -extfile <(echo "subjectAltName=DNS:$2,DNS:*.$2") 2>/dev/null
  cat "$work/$1.crt" "$work/$1.key" >"$1.pem"
}

make good site.test 20200101000000Z 21200101000000Z
make expired site.test 20200101000000Z 20210101000000Z
make other other.test 20200101000000Z 21200101000000Z
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$work/self.key" -out "$work/self.crt" \
  -subj "/CN=site.test" -addext "subjectAltName=DNS:site.test" -not_before 20200101000000Z -not_after 21200101000000Z 2>/dev/null
cat "$work/self.crt" "$work/self.key" >self.pem
