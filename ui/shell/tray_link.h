// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account_service.h"
#include "kit/minute_tick.h"
#include "publish/outbox.h"
#include "shell/tray.h"

#include <QObject>
#include <QSet>

#include <vector>

namespace hatstand::ui::shell
{

/// What the icon near the clock says: what goes out next.
[[nodiscard]] QString trayWords(const publish::Outbox &outbox, const clients::AccountService &accounts,
                                const Clock &clock);

/// Keeps the icon near the clock at what stands in a workspace, and holds all of its accounts back, or lets
/// them go on, from there. What it is given outlives it.
class TrayLink final : public QObject
{
    Q_OBJECT
public:
    TrayLink(Tray &tray, publish::Outbox &outbox, clients::AccountService &accounts, const Clock &clock,
             MinuteTick &minutes, QObject *parent = nullptr);
    ~TrayLink() override;

Q_SIGNALS:
    /// Something of it could not be stored.
    void troubled(const hatstand::Error &error);
    /// An account needs a sign-in and did not before, whoever has found that out: the sender, the daily look,
    /// or the person who signed out. Once, until the sign-in works again.
    void signInNeeded(const hatstand::clients::AccountId &id);

private:
    void refresh();
    void lookAtSignIns();
    void hold(bool on);

    Tray &m_tray;
    publish::Outbox &m_outbox;
    clients::AccountService &m_accounts;
    const Clock &m_clock;
    /// Those that were held from here: what was paused before stays so when all go on.
    std::vector<clients::AccountId> m_held;
    /// Those whose sign-in is known not to work.
    QSet<clients::AccountId> m_signedOut;
};

} // namespace hatstand::ui::shell
