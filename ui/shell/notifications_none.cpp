// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/notifications.h"

namespace hatstand::ui::shell
{

/// Where there is no session bus, the icon near the clock shows notifications.
void Notifications::notify(const QString &title, const QString &text, const std::function<void()> &failed)
{
    Q_UNUSED(title)
    Q_UNUSED(text)
    failed();
}

void Notifications::actionInvoked(uint id, const QString &action)
{
    Q_UNUSED(id)
    Q_UNUSED(action)
}

void Notifications::notificationClosed(uint id, uint reason)
{
    Q_UNUSED(id)
    Q_UNUSED(reason)
}

} // namespace hatstand::ui::shell
