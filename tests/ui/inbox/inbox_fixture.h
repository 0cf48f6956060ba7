// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inbox/conversation_list.h"
#include "inbox/inbox_page.h"
#include "inbox/own_name.h"
#include "inbox/reply_box.h"
#include "inbox/thread_model.h"
#include "kit/segmented_control.h"
#include "listen/inbox/inbox.h"
#include "listen/intake/intake.h"
#include "listen/intake/message_extra.h"
#include "listen/replies/replies.h"
#include "listen/replies/saved_replies.h"
#include "listen/sources/source_service.h"
#include "listen/sources/source_table.h"
#include "ui/support/window_parts.h"

#include <QComboBox>
#include <QJsonDocument>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <memory>

namespace hatstand::test
{

using namespace hatstand::ui;
using namespace hatstand::ui::inbox;

/// The inbox over two clients with an account each, and what a person does on it.
class InboxFixture
{
protected:
    /// What somebody says, and how.
    struct Said
    {
        std::string from = "Anouk Bakker";
        std::string text = "Is the demo day wheelchair friendly?";
        int minutesAgo = 60;
        networks::Channel channel = networks::Channel::Comment;
        std::string answers = {};
        bool ours = false;
        listen::MessageExtra extra = {};
        std::string html = {};
        std::optional<int> stars = {};
    };

    void open()
    {
        m_parts = std::make_unique<WindowParts>();
        m_navigator = std::make_unique<RecordingNavigator>();
        m_opened.clear();
        setOwnName(m_parts->preferences, QStringLiteral("Ines Marlow"));
        m_client = m_parts->base.addClient(QStringLiteral("Northwheel Cycles"));
        m_other = m_parts->base.addClient(QStringLiteral("Crumb & Clover"));
        m_account = m_parts->base.addAccount(m_client, QStringLiteral("northwheel.example"));
        m_sources = std::make_unique<listen::SourceService>(
            m_parts->base.database(), m_parts->base.clock, m_parts->base.accounts, *m_parts->base.connectors);
        m_inbox = std::make_unique<listen::Inbox>(m_parts->base.database(), m_parts->base.clock);
        m_replies = std::make_unique<listen::Replies>(
            m_parts->base.database(), m_parts->base.clock,
            listen::Replies::Surroundings{*m_inbox, m_parts->posts, m_parts->outbox, m_parts->base.accounts,
                                          m_parts->rules, *m_parts->base.connectors});
        m_saved = std::make_unique<listen::SavedReplies>(m_parts->base.database(), m_parts->base.clock);
        m_intake = std::make_unique<listen::Intake>(
            m_parts->base.database(), m_parts->base.clock, [](std::string_view text, std::string_view) {
                const bool isBad = text.find("slip") != std::string_view::npos;
                return listen::Judgement{"en", isBad ? listen::Feeling::Negative : listen::Feeling::Neutral,
                                         0};
            });
        listen::AnswerPromise promise;
        promise.minutes = 120; // whatever the hour
        if (!m_inbox->setPromise(m_client, promise) || !m_inbox->setPromise(m_other, promise))
            qFatal("Nothing can be promised.");
        m_source = addSource(m_client, m_account);
        m_otherSource = addSource(m_other, {});
        makePage();
    }
    void makePage()
    {
        InboxServices services{*m_inbox,
                               *m_replies,
                               *m_saved,
                               *m_sources,
                               m_parts->posts,
                               m_parts->base.clients,
                               m_parts->base.accounts,
                               m_parts->rules,
                               [this](const QUrl &url) { m_opened.append(url); }};
        m_page =
            std::make_unique<InboxPage>(m_parts->context(*m_navigator), std::move(services), PersonSource());
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
        m_intake.reset();
        m_saved.reset();
        m_replies.reset();
        m_inbox.reset();
        m_sources.reset();
        m_parts.reset();
    }

    listen::Source addSource(const clients::ClientId &client, const clients::AccountId &account)
    {
        listen::Source source;
        source.id = listen::SourceId::create(m_parts->base.clock);
        source.clientId = client;
        source.accountId = account;
        source.kind = account.isNull() ? listen::SourceKind::Import : listen::SourceKind::Account;
        source.name = QStringLiteral("northwheel.example");
        source.goesTo = listen::GoesTo::Inbox;
        source.createdAt = m_parts->base.clock.now();
        source.standing.nextAt = m_parts->base.clock.now();
        if (!listen::SourceTable(m_parts->base.database()).insert(source))
            qFatal("The source cannot be added.");
        return source;
    }
    /// Somebody says something; answers its conversation.
    listen::ConversationId hear(const Said &said, bool toOther = false)
    {
        const listen::Source &source = toOther ? m_otherSource : m_source;
        listen::MessageDraft draft;
        draft.network = toOther ? "instagram" : m_parts->base.network->key().toString().toStdString();
        draft.remoteId = "m" + std::to_string(++m_said);
        draft.answersId = said.answers;
        draft.channel = said.channel;
        draft.isOurs = said.ours;
        draft.at = m_parts->base.clock.now() - std::chrono::minutes(said.minutesAgo);
        draft.speakerId = said.ours ? "ours" : said.from;
        draft.handle = said.ours ? "northwheel" : said.from.substr(0, said.from.find(' '));
        draft.displayName = said.ours ? "Northwheel" : said.from;
        draft.text = said.text;
        draft.html = said.html;
        draft.stars = said.stars;
        if (const QJsonObject json = listen::toJson(said.extra); !json.isEmpty())
            draft.extra = QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
        const auto report = m_intake->take(source, std::span(&draft, 1));
        if (!report)
            qFatal("%s", qPrintable(report.error().sentence()));
        m_inbox->noteIntake(report->conversations);
        return report->conversations.isEmpty() ? listen::ConversationId() : *report->conversations.begin();
    }
    [[nodiscard]] std::string lastId() const { return "m" + std::to_string(m_said); }
    [[nodiscard]] listen::Conversation conversation(const listen::ConversationId &id) const
    {
        return m_inbox->conversation(id).value();
    }

    template <class Widget>
    [[nodiscard]] Widget *part(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] ConversationList *list() const { return part<ConversationList>("conversationList"); }
    [[nodiscard]] QAbstractItemModel *rows() const { return list()->model(); }
    [[nodiscard]] ReplyBox *box() const { return part<ReplyBox>("replyBox"); }
    [[nodiscard]] QString spoken(int row) const
    {
        return rows()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    [[nodiscard]] QStringList lines() const
    {
        QStringList all;
        const auto *model = part<QAbstractItemView>("threadView")->model();
        for (int row = 0; row < model->rowCount(); ++row)
            all << model->index(row, 0).data(Qt::AccessibleTextRole).toString();
        return all;
    }
    void showList(InboxPage::List which) const
    {
        part<SegmentedControl>("inboxLists")->setCurrentIndex(static_cast<int>(which));
    }
    /// A key as the window gets it, with its shortcuts.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(m_page->windowHandle(), key, modifiers);
    }
    void type(const QString &words) const
    {
        for (const QChar letter : words)
            QTest::sendKeyEvent(QTest::Click, QApplication::focusWidget(), Qt::Key_unknown, letter,
                                Qt::NoModifier);
    }
    /// Chooses from the open menu.
    bool choose(const QString &words) const
    {
        for (QMenu *menu : m_page->findChildren<QMenu *>()) {
            if (!menu->isVisible())
                continue;
            for (QAction *action : menu->actions()) {
                if (!QString(action->text()).remove(u'&').startsWith(words) || !action->isEnabled())
                    continue;
                action->trigger();
                menu->close();
                return true;
            }
        }
        return false;
    }

    std::unique_ptr<WindowParts> m_parts;
    std::unique_ptr<RecordingNavigator> m_navigator;
    std::unique_ptr<listen::SourceService> m_sources;
    std::unique_ptr<listen::Inbox> m_inbox;
    std::unique_ptr<listen::Replies> m_replies;
    std::unique_ptr<listen::SavedReplies> m_saved;
    std::unique_ptr<listen::Intake> m_intake;
    std::unique_ptr<InboxPage> m_page;
    QList<QUrl> m_opened;
    clients::ClientId m_client;
    clients::ClientId m_other;
    clients::AccountId m_account;
    listen::Source m_source;
    listen::Source m_otherSource;
    int m_said = 0;
};

} // namespace hatstand::test
