// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session.h"

#include "clients/account_service.h"
#include "clients/client_service.h"
#include "plan/post_service.h"
#include "publish/outbox.h"

#include <QCryptographicHash>

namespace hatstand
{

Session::Session(std::unique_ptr<Parts> parts, const ui::Kit &kit, ui::Dialogs &dialogs,
                 ui::Preferences &preferences, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_kit(kit)
    , m_dialogs(dialogs)
    , m_preferences(preferences)
    , m_minutes(m_parts->clock(), m_parts->timers())
    , m_autostart(ui::settings::Autostart::usualFolder(), ui::settings::Autostart::runningProgram())
    , m_dailyBackup(m_parts->workspace().path(), m_parts->clock(), m_parts->timers())
{
    const auto keys = preferences.keys();
    for (auto own = keys.cbegin(); own != keys.cend(); ++own)
        m_actions.setKeys(own.key(), own.value());
    m_minutes.start();
    connect(&m_dailyBackup, &DailyBackup::failed, this, [this](const Error &error) {
        if (m_workbench)
            m_workbench->report(error);
    });
    m_dailyBackup.start();
}

Session::~Session()
{
    delete m_workbench;
}

QString Session::firstStepsState() const
{
    const QByteArray path = m_parts->workspace().path().toUtf8();
    return QStringLiteral("first-steps/") +
           QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16));
}

ui::shell::Workbench *Session::makeWorkbench(QWidget *parent)
{
    Parts &parts = *m_parts;
    m_workbench = new ui::shell::Workbench({m_kit, parts.clock(), parts.timers(), m_scope, m_actions, m_undo,
                                            m_dialogs, m_preferences, m_minutes, parts.workspace(),
                                            parts.clients(), parts.accounts(), parts.posts(), parts.outbox(),
                                            parts.inbox(), parts.replies(), parts.connectivity()},
                                           parent);
    return m_workbench;
}

} // namespace hatstand
