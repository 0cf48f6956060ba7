// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/html/html_clean_options.h"

#include <string>
#include <string_view>

namespace hatstand::listen
{

/// HTML that is safe to show: only elements, attributes, addresses and styles of the policy's lists; nothing
/// that runs, loads (see HtmlPictures), asks or stands outside its place. Never fails: what cannot be read is
/// text. Time is linear in the size of the input, whatever it holds.
///
/// With HtmlPolicy::Reading moreover
///  - every tag is closed in its order, and cleaning the result again changes nothing;
///  - links lead to http, https or mailto, without a name or password in the address;
///  - a link whose text looks like an address of another host than it leads to says the true one behind it:
///    `https://bank.example [evil.example]`. Marks that turn or hide text go from links.
///
/// With HtmlPolicy::Feed the result is what feed readers at large agree on: tags as they were, attributes
/// sorted.
[[nodiscard]] std::string cleanHtml(std::string_view html, const HtmlCleanOptions &options = {});

} // namespace hatstand::listen
