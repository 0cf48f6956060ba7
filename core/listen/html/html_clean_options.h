// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/html/html_allowed.h"

#include <cstddef>
#include <string>

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

} // namespace hatstand::listen
