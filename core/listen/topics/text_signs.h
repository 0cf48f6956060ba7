// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

/// What of TopicMessage can be seen in its text.
namespace hatstand::listen
{

/// Whether a question mark of any script stands outside of an address: for TopicMessage::isQuestion.
[[nodiscard]] bool asksSomething(QStringView text);

/// Whether an address of a page stands in it ("https://…", "www.…"): for TopicMessage::hasLink, where the
/// network does not tell.
[[nodiscard]] bool holdsLink(QStringView text);

} // namespace hatstand::listen
