// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>
#include <QString>

#include <functional>

namespace hatstand::ui::shell
{

/// The notifications of the desktop, which need no icon near the clock. Nothing is asked of the session bus
/// before the first one, and nothing waits for its answer.
class Notifications final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// `failed` runs, now or later, where the desktop has no such service or it refuses.
    void notify(const QString &title, const QString &text, const std::function<void()> &failed);

Q_SIGNALS:
    /// The person pressed one of ours.
    void chosen();

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);
    void notificationClosed(uint id, uint reason);

private:
    QSet<uint> m_shown;
    bool m_listening = false;
};

} // namespace hatstand::ui::shell
