// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inbox/thread_item.h"

#include <QString>

#include <memory>
#include <vector>

class QTextDocument;

/// What somebody else has written, laid out without trusting it: HTML goes through the cleaner, nothing is
/// ever loaded, and a link is what is opened.
namespace hatstand::ui::inbox
{

/// The address as it is opened (http, https or mailto); empty for anything else.
[[nodiscard]] QString openable(const QString &address);
/// Its text with links, in the colours of the painter's palette; lines are at least `lineHeight` pixels high.
[[nodiscard]] std::unique_ptr<QTextDocument> documentOf(const ThreadItem &item, const QFont &font,
                                                        int lineHeight = 0);
[[nodiscard]] std::vector<ThreadLink> linksIn(const ThreadItem &item);

} // namespace hatstand::ui::inbox
