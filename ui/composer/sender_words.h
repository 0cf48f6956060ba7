// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace hatstand::ui::composer
{

/// Who sends a post at its time, by the names of its accounts.
struct Senders
{
    QStringList networks; ///< they publish it by themselves
    QStringList computer; ///< those that this computer sends to
};
/// Whether this computer must be on, and for which of them. `when`: the time on this computer's clock, with
/// its city where the post has another one's time. Empty when nothing of it goes by itself.
[[nodiscard]] QString senderWords(const Senders &senders, const QString &when);

} // namespace hatstand::ui::composer
