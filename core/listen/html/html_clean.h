// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/html/html_allowed.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace hatstand::listen
{

enum class HtmlPictures {
    Keep,
    /// Pictures of the network become a link with their description, so that nothing is loaded until it is
    /// asked for; those that stand in the text itself (data:) stay. Pictures of one pixel go.
    Replace,
};

struct HtmlCleanOptions
{
    HtmlPolicy policy = HtmlPolicy::Reading;
    HtmlPictures pictures = HtmlPictures::Replace;
    /// What relative addresses are resolved against; empty: with Reading they go.
    std::string base = {};
    /// The text was XHTML: "<b/>" is an empty element.
    bool isXhtml = false;
    /// What stands for a picture without a description, in the reader's language.
    std::string pictureWord = "picture";
    /// Bytes of the result with Reading; what is beyond is left out, tags are still closed.
    std::size_t maxBytes = std::size_t{4} * 1024 * 1024;
    /// Elements in each other with Reading; the tags of deeper ones are left out, their text stays.
    std::size_t maxDepth = 64;
};

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
