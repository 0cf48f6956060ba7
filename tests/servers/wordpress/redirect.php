<?php
// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Sends every request to the same place of the site itself.
header('Location: ' . getenv('SITE_URL') . $_SERVER['REQUEST_URI'], true, 301);
