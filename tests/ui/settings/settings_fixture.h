// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/media_host_service.h"
#include "settings/autostart.h"
#include "settings/section.h"
#include "settings/settings_page.h"
#include "support/fake_http.h"
#include "ui/support/talk_parts.h"

#include <QTest>

namespace hatstand::test
{

/// The page of settings in a window of 1440 by 900, with one client, a workspace of its own in a file, and no
/// backup.
class SettingsFixture
{
protected:
    /// Before each test; answers whether the page has the focus.
    [[nodiscard]] bool setUp()
    {
        m_parts = std::make_unique<WindowParts>();
        m_talk = std::make_unique<TalkParts>(*m_parts);
        m_navigator = std::make_unique<RecordingNavigator>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = storage::Workspace::create(m_folder->filePath(QStringLiteral("Work.hatstand")),
                                                 QStringLiteral("Work"), m_parts->base.clock)
                          .value();
        m_pauses = std::make_unique<clients::AccountPauses>(m_parts->base.database(), m_parts->base.accounts,
                                                            m_parts->base.clock);
        m_traffic = std::make_unique<clients::TrafficJournal>(m_parts->base.database(), m_parts->base.clock,
                                                              m_parts->base.timers);
        m_http = std::make_unique<FakeHttp>();
        m_mediaHost = std::make_unique<clients::MediaHostService>(
            m_parts->base.database(), m_parts->base.clock, *m_http, m_parts->base.credentials,
            m_parts->base.accounts);
        m_autostart =
            std::make_unique<ui::settings::Autostart>(m_folder->filePath(QStringLiteral("config/autostart")),
                                                      QStringLiteral("/opt/my \"apps\"/100%/hatstand"));
        m_restored.clear();
        m_opened.clear();
        m_client = m_parts->base.addClient(QStringLiteral("Crumb & Clover"));
        m_page = makePage();
        m_page->resize(1256, 848);
        m_page->activate();
        m_page->show();
        m_page->activateWindow();
        return QTest::qWaitForWindowActive(m_page.get());
    }
    /// After each test.
    void tearDown()
    {
        m_page.reset();
        m_mediaHost.reset();
        m_http.reset();
        m_traffic.reset();
        m_pauses.reset();
        m_workspace.reset();
        m_talk.reset();
        m_parts.reset();
    }
    [[nodiscard]] std::unique_ptr<ui::settings::SettingsPage> makePage()
    {
        return std::make_unique<ui::settings::SettingsPage>(
            m_parts->context(*m_navigator),
            ui::settings::SettingsPage::Services{
                m_parts->outbox, m_talk->inbox, m_talk->savedReplies, m_parts->base.clients,
                m_parts->base.accounts, *m_pauses, *m_traffic, *m_mediaHost, *m_workspace, true,
                [this](const QUrl &url) { m_opened.append(url); },
                [this](const QString &path) { m_restored.append(path); }, m_autostart.get(), m_background});
    }
    template <class Widget>
    [[nodiscard]] Widget *part(const QString &name) const
    {
        // Rows that were made anew leave their forerunners to be deleted.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return m_page->findChild<Widget *>(name);
    }
    void show(const char *section) const { m_page->open(ui::ShowSection{QString::fromLatin1(section)}); }
    [[nodiscard]] bool isShown(const char *section) const
    {
        return part<ui::settings::Section>(QStringLiteral("section-") + QString::fromLatin1(section))
            ->isVisible();
    }

    std::unique_ptr<WindowParts> m_parts;
    std::unique_ptr<TalkParts> m_talk;
    std::unique_ptr<RecordingNavigator> m_navigator;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Workspace> m_workspace; ///< a file, for sizes and backups
    std::unique_ptr<clients::AccountPauses> m_pauses;
    std::unique_ptr<clients::TrafficJournal> m_traffic;
    std::unique_ptr<FakeHttp> m_http;
    std::unique_ptr<clients::MediaHostService> m_mediaHost;
    std::unique_ptr<ui::settings::Autostart> m_autostart;
    std::optional<publish::ServiceSetup> m_background; ///< of the pages that are made
    std::unique_ptr<ui::settings::SettingsPage> m_page;
    QStringList m_restored;
    QList<QUrl> m_opened;
    clients::ClientId m_client;
};

} // namespace hatstand::test
