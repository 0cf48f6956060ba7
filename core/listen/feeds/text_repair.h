// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace hatstand::listen
{

/// Decodes base64 in place (RFC 2045: white space is passed over). What is none, or holds no UTF-8, stays.
void decodeBase64(std::string &text);

} // namespace hatstand::listen
