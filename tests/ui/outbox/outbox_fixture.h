// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/segmented_control.h"
#include "outbox/delivery_actions.h"
#include "outbox/delivery_panel.h"
#include "outbox/outbox_page.h"
#include "plan/media/media_fitter.h"
#include "plan/media/media_store.h"
#include "publish/media_fitting.h"
#include "support/await.h"
#include "ui/support/window_parts.h"

#include <QAbstractItemDelegate>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <memory>

namespace hatstand::test
{

using namespace hatstand::ui;
using namespace hatstand::ui::outbox;

/// The page over a client with one account, and what a person does on it.
class OutboxFixture
{
protected:
    void open()
    {
        m_parts = std::make_unique<WindowParts>();
        m_navigator = std::make_unique<RecordingNavigator>();
        m_opened.clear();
        m_client = m_parts->base.addClient(QStringLiteral("Crumb & Clover"));
        m_account = m_parts->base.addAccount(m_client, QStringLiteral("crumb.example"));
        m_history = std::make_unique<publish::DeliveryHistory>(m_parts->base.database(), m_parts->outbox);
        m_pauses = std::make_unique<clients::AccountPauses>(m_parts->base.database(), m_parts->base.accounts,
                                                            m_parts->base.clock);
        m_traffic = std::make_unique<clients::TrafficJournal>(m_parts->base.database(), m_parts->base.clock,
                                                              m_parts->base.timers);
        const QString mediaFolder = m_parts->base.workspace->mediaFolder();
        m_media =
            std::make_unique<plan::MediaStore>(m_parts->base.database(), m_parts->base.clock, mediaFolder);
        m_fitter = std::make_unique<plan::MediaFitter>(m_parts->base.clock, m_parts->base.timers, mediaFolder,
                                                       QString());
        m_page = std::make_unique<OutboxPage>(
            m_parts->context(*m_navigator),
            OutboxPage::Services{m_parts->outbox, m_parts->base.clients, m_parts->base.accounts,
                                 m_parts->rules,
                                 [this](const plan::MediaItem &item) { return m_media->path(item); },
                                 [this](const QUrl &url) { m_opened.append(url); }, *m_history, *m_pauses,
                                 *m_traffic, publish::fittingByHand(*m_fitter)});
        m_page->resize(1256, 848);
        m_page->activate();
        m_page->show();
        m_page->activateWindow();
        if (!QTest::qWaitForWindowActive(m_page.get()))
            qFatal("The page is not shown.");
    }
    void close()
    {
        m_page.reset();
        m_fitter.reset();
        m_media.reset();
        m_traffic.reset();
        m_pauses.reset();
        m_history.reset();
        m_parts.reset();
    }

    std::unique_ptr<WindowParts> m_parts;
    std::unique_ptr<RecordingNavigator> m_navigator;
    std::unique_ptr<publish::DeliveryHistory> m_history;
    std::unique_ptr<clients::AccountPauses> m_pauses;
    std::unique_ptr<clients::TrafficJournal> m_traffic;
    std::unique_ptr<plan::MediaStore> m_media;
    std::unique_ptr<plan::MediaFitter> m_fitter;
    std::unique_ptr<OutboxPage> m_page;
    QList<QUrl> m_opened;
    clients::ClientId m_client;
    clients::AccountId m_account;

    void showList(int list) const { part<SegmentedControl>("lists")->setCurrentIndex(list); }
    /// As a person chooses it from the list.
    void choose(const char *box, const QString &text) const
    {
        auto *combo = part<QComboBox>(box);
        const int at = combo->findText(text);
        if (at < 0)
            qFatal("There is no %s.", qPrintable(text));
        combo->setCurrentIndex(at);
        Q_EMIT combo->activated(at);
    }
    template <class Widget>
    [[nodiscard]] Widget *part(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QAbstractItemModel *rows() const { return part<QTableView>("outboxTable")->model(); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return rows()->index(row, column).data().toString();
    }
    [[nodiscard]] publish::Delivery deliveryOf(const plan::PostId &post) const
    {
        return m_parts->outbox.ofPost(post).value().front();
    }
    void press(DeliveryAction action) const
    {
        QPushButton *button = m_page->findChild<DeliveryPanel *>()->button(action);
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void send()
    {
        publish::Sender::Options options;
        options.seed = 7;
        publish::Sender sender(m_parts->outbox, *m_parts->base.connectors, m_parts->base.clock,
                               m_parts->base.timers, options);
        if (!await(sender.runOnce({})))
            qFatal("Nothing could be sent.");
    }
    plan::PostId failedPost(const QString &title)
    {
        const plan::PostId id = m_parts->scheduled(m_client, m_account, title, std::chrono::minutes(5));
        m_parts->base.clock.advance(std::chrono::minutes(6));
        m_parts->base.network->failNext(Error{ErrorCode::Refused,
                                              QStringLiteral("The picture was refused."),
                                              QStringLiteral("It is 9 MB; the limit is 1 MB."),
                                              QStringLiteral("Shrink it."),
                                              {}});
        send();
        return id;
    }
    plan::PostId byHandPost(const QString &title, const QUrl &page = {})
    {
        const auto account =
            m_parts->base.accounts
                .addByHand(m_client, networks::NetworkKey::other(), QStringLiteral("Notice board"), page)
                .value();
        const plan::PostId id = m_parts->scheduled(m_client, account, title, std::chrono::minutes(5));
        m_parts->base.clock.advance(std::chrono::minutes(5));
        send();
        return id;
    }

    static int wantedWidth(const QTableView &table, const QModelIndex &index)
    {
        return table.itemDelegate()->sizeHint({}, index).width();
    }
};

} // namespace hatstand::test
