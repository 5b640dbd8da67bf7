#!/bin/bash
# build.sh MANIFEST FOLDER DATE BRANCH SUBJECT FLAG...: builds it in FOLDER/build, and exports it to FOLDER/repository
#
# SPDX-FileCopyrightText: 2026 The Notanda contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What is exported is a function of the manifest, its sources and DATE, in seconds, alone: OSTree takes the date of its commits from
# the environment, compilers theirs from the manifest's own. FLAGs go to flatpak-builder.
set -euo pipefail

manifest=$1 folder=$2 date=$3 branch=$4 subject=$5
shift 5
touch -d "@$date" "$manifest"
rm -rf "$folder/repository"
SOURCE_DATE_EPOCH=$date exec flatpak-builder --force-clean --repo="$folder/repository" --default-branch="$branch" --subject="$subject" "$@" \
  "$folder/build" "$manifest"
