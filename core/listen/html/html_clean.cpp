// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/html/html_clean.h"

#include "listen/html/html_feed_cleaner.h"
#include "listen/html/html_reading_cleaner.h"

namespace hatstand::listen
{

std::string cleanHtml(std::string_view html, const HtmlCleanOptions &options)
{
    return options.policy == HtmlPolicy::Reading ? HtmlReadingCleaner(options).clean(html)
                                                 : HtmlFeedCleaner(options).clean(html);
}

} // namespace hatstand::listen
