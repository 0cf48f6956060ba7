// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/empty_state.h"
#include "kit/segmented_control.h"
#include "listen/intake/intake.h"
#include "listen/search/message_search_table.h"
#include "listen/sources/source_table.h"
#include "listen/topics/topic_matching.h"
#include "listen/topics/topic_pages.h"
#include "listening/listening_page.h"
#include "listening/stream_row.h"
#include "listening/topic_model.h"
#include "ui/support/window_parts.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <memory>

namespace hatstand::test
{

using namespace hatstand::ui;
using namespace hatstand::ui::listening;

/// The page over a client that listens to one source, in a file, so that other threads can read it.
class ListeningFixture
{
public:
    ListeningFixture()
        : base(TestWorkspace::Kind::File)
        , posts(base.database(), base.clock)
        , themes(*qApp)
        , icons(themes)
        , kit{themes, icons}
        , preferences(base.folder.filePath(QStringLiteral("hatstand.conf")))
        , minutes(base.clock, base.timers)
        , client(base.addClient(QStringLiteral("Crumb & Clover")))
        , account(base.addAccount(client, QStringLiteral("crumb.example")))
        , topics(base.database(), base.clock)
        , pages(base.database(), base.clock)
        , reading(base.database())
        , alerts(base.database(), base.clock, base.timers)
        , acts(base.database(), base.clock)
        , sources(base.database(), base.clock, base.accounts, *base.connectors)
        , matching(base.database(), base.clock)
        , intake(base.database(), base.clock, judge())
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        themes.setMovementAllowed(false);
        feed.id =
            sources.addFeed(client, QUrl(QStringLiteral("https://town.example/feed")), QStringLiteral("Town"))
                .value();
        feed = sources.source(feed.id).value();
    }

    static listen::Judge judge()
    {
        return [](std::string_view text, std::string_view) {
            const bool isBad = text.find("bad") != std::string_view::npos;
            return listen::Judgement{"en", isBad ? listen::Feeling::Negative : listen::Feeling::Positive};
        };
    }
    void say(const std::string &text, int minutesAgo = 5)
    {
        listen::MessageDraft draft;
        draft.network = "square";
        draft.remoteId = "m" + std::to_string(++said);
        draft.at = base.clock.now() - std::chrono::minutes(minutesAgo);
        draft.speakerId = "speaker";
        draft.displayName = "Eva Mulder";
        draft.text = text;
        draft.url = "https://square.example/" + draft.remoteId;
        if (!intake.take(feed, std::vector<listen::MessageDraft>{draft}))
            qFatal("It cannot be taken in.");
        listen::MessageSearchTable(base.database()).indexMore(100).value();
    }
    listen::TopicId add(const QString &name, const QString &query, std::vector<listen::AlertRule> wanted = {})
    {
        listen::Topic topic;
        topic.clientId = client;
        topic.name = name;
        topic.query = query;
        topic.alerts = std::move(wanted);
        const listen::TopicId id = topics.add(topic).value();
        match();
        return id;
    }
    void match()
    {
        const auto step = matching.doAll().value();
        topics.noteMatched(step.changed);
        alerts.noteTold(step.told);
    }
    void open()
    {
        scope.setClient(client);
        page = std::make_unique<ListeningPage>(
            PageContext{kit, base.clock, base.timers, scope, navigator, actions, undo, dialogs, preferences,
                        minutes},
            ListeningPage::Services{topics, pages, reading, alerts, acts, sources, base.clients,
                                    base.accounts, *base.connectors, rules, posts,
                                    [this](QUrl address) { return find(std::move(address)); },
                                    [this](const QUrl &url) { opened.append(url); }});
        page->resize(1256, 848);
        page->activate();
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("The page is not shown.");
    }
    /// What comes together is shown together.
    void settle()
    {
        QCoreApplication::processEvents();
        base.timers.advance(std::chrono::seconds(1));
    }
    QCoro::Task<Result<FoundFeed>> find(QUrl address)
    {
        asked.append(address);
        if (address.host() == QStringLiteral("nofeed.example"))
            co_return fail(ErrorCode::BadAnswer, QStringLiteral("There is no feed."));
        co_return FoundFeed{QUrl(address.toString() + QStringLiteral("/feed.xml")), QStringLiteral("Found")};
    }
    template <class Widget>
    [[nodiscard]] Widget *part(const char *name) const
    {
        return page->findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QDialog *dialog() const
    {
        for (auto *each : page->findChildren<QDialog *>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QList<StreamRow *> stream() const
    {
        QList<StreamRow *> rows;
        for (auto *row : page->findChildren<StreamRow *>()) {
            if (row->isVisibleTo(page.get()))
                rows << row;
        }
        return rows;
    }

    TestWorkspace base;
    networks::RulesCatalogue rules;
    plan::PostService posts;
    ThemeController themes;
    Icons icons;
    Kit kit;
    Preferences preferences;
    MinuteTick minutes;
    Scope scope;
    RecordingNavigator navigator;
    ActionRegistry actions;
    UndoStack undo;
    PresetDialogs dialogs;
    clients::ClientId client;
    clients::AccountId account;
    listen::TopicService topics;
    listen::TopicPages pages;
    listen::TopicReading reading;
    listen::Alerts alerts;
    listen::StreamActs acts;
    listen::SourceService sources;
    listen::TopicMatching matching;
    listen::Intake intake;
    listen::Source feed;
    QList<QUrl> opened;
    QList<QUrl> asked;
    int said = 0;
    std::unique_ptr<ListeningPage> page;
};

} // namespace hatstand::test
