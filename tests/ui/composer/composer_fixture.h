// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_page.h"
#include "composer/composer_state.h"
#include "composer/inspector.h"
#include "kit/dialogs.h"
#include "kit/focus_ring.h"
#include "networks/rules_catalogue.h"
#include "plan/draft_keeper.h"
#include "plan/hashtag_groups.h"
#include "plan/media/media_store.h"
#include "plan/media/thumbnails.h"
#include "plan/personal_words.h"
#include "plan/post_service.h"
#include "plan/snippets.h"
#include "plan/spelling.h"
#include "publish/outbox.h"
#include "strategy/campaign_service.h"
#include "support/await.h"
#include "support/test_workspace.h"

#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTest>

namespace hatstand::test
{

/// Remembers where the page sends the person.
class RecordingNavigator final : public ui::Navigator
{
public:
    void go(ui::PageId page, const ui::PageRequest &request) override { gone.append({page, request}); }
    void goBack() override { ++backs; }
    [[nodiscard]] bool has(ui::PageId) const override { return true; }
    void addClient() override {}
    void report(const Error &error) override { errors.append(error); }
    void say(const QString &sentence) override { said.append(sentence); }

    QList<QPair<ui::PageId, ui::PageRequest>> gone;
    int backs = 0;
    QList<Error> errors;
    QStringList said;
};

/// A client in London with accounts on networks that count differently, seen from Lisbon at 11:42 on
/// Thursday 19 November 2026, and the composer over it with the parts of the program.
class ComposerFixture
{
public:
    explicit ComposerFixture(TestWorkspace::Kind kind = TestWorkspace::Kind::InMemory)
        : workspace(kind), client(workspace.addClient(QStringLiteral("Crumb & Clover"), "Europe/London"))
    {
        bluesky = workspace.addAccount(client, QStringLiteral("crumbandclover.example"));
    }

    [[nodiscard]] clients::AccountId addByHand(const char *network, const QString &name)
    {
        return workspace.accounts
            .addByHand(client, networks::NetworkKey::fromString(QLatin1StringView(network)), name, {})
            .value();
    }

    [[nodiscard]] ui::composer::Services services()
    {
        return {posts,
                drafts,
                media,
                thumbnails,
                hashtags,
                snippets,
                otherSpelling ? *otherSpelling : spelling,
                words,
                outbox,
                workspace.clients,
                workspace.accounts,
                campaigns,
                rules,
                std::make_shared<publish::WhoSends>(*workspace.connectors, rules, workspace.clock),
                takeBack};
    }
    [[nodiscard]] ui::PageContext context()
    {
        return {kit,  workspace.clock, workspace.timers, scope,  navigator, actions,
                undo, dialogs,         preferences,      minutes};
    }

    /// Shows the page as the window does.
    ui::composer::ComposerPage &show(const ui::PageRequest &request, const QSize &size = {1256, 848})
    {
        page = std::make_unique<ui::composer::ComposerPage>(context(), services());
        page->resize(size);
        page->activate();
        page->open(request);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("The window did not become active.");
        return *page;
    }
    /// A draft as it is stored.
    plan::PostId addDraft(const QString &text, const std::vector<clients::AccountId> &accounts,
                          const std::optional<plan::PlannedTime> &planned = std::nullopt)
    {
        plan::Post post;
        post.clientId = client;
        post.text = text;
        post.planned = planned;
        for (const clients::AccountId &id : accounts) {
            plan::Version version;
            version.accountId = id;
            post.versions.push_back(version);
        }
        return posts.add(post).value();
    }
    /// So many different pictures, on the tab that is shown.
    void addPictures(int count)
    {
        ui::composer::ComposerState &state = page->state();
        for (int i = 0; i < count; ++i) {
            QImage image(20 + i, 20, QImage::Format_RGB32);
            image.fill(QColor::fromHsv(i * 60, 200, 200));
            const QString path = workspace.folder.filePath(QStringLiteral("%1.png").arg(i));
            if (!image.save(path))
                qFatal("A picture could not be written.");
            state.addMedia(await(media.add(path)).value(), state.tab());
        }
    }
    /// Writes more than Bluesky takes, and lets the remedy cut it there. Answers what was written.
    QString writeTooMuchAndCutIt()
    {
        QString text =
            QStringLiteral("%1 %2").arg(QString(200, QLatin1Char('b')), QString(150, QLatin1Char('c')));
        page->state().setText(text);
        pass(200);
        QTest::mouseClick(find<QPushButton>("remedy0"), Qt::LeftButton);
        return text;
    }
    [[nodiscard]] static plan::PlannedTime at(QDate date, QTime time,
                                              const QByteArray &zone = "Europe/London")
    {
        return plan::plannedTime({date, time}, zone).value();
    }
    template <class Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        auto *found = page->findChild<Widget *>(QLatin1StringView(name));
        if (!found)
            qFatal("There is no %s.", name);
        return found;
    }
    /// Lets time pass for the page's timers.
    void pass(int milliseconds) { workspace.timers.advance(Milliseconds(milliseconds)); }

    TestWorkspace workspace;
    networks::RulesCatalogue rules;
    plan::PostService posts{workspace.database(), workspace.clock};
    plan::DraftKeeper drafts{posts, workspace.clock, workspace.timers};
    plan::MediaStore media{workspace.database(), workspace.clock,
                           workspace.folder.filePath(QStringLiteral("media"))};
    plan::Thumbnails thumbnails{[this](const plan::MediaItem &item) { return media.path(item); }};
    plan::HashtagGroups hashtags{workspace.database(), workspace.clock};
    plan::Snippets snippets{workspace.database(), workspace.clock};
    plan::Spelling spelling;
    std::unique_ptr<plan::Spelling> otherSpelling; ///< with dictionaries of the test's own
    plan::PersonalWords words{workspace.database()};
    strategy::CampaignService campaigns{workspace.database(), workspace.clock};
    publish::Outbox outbox{
        workspace.database(), workspace.clock, posts, workspace.accounts,
        publish::Surroundings{workspace.clients,
                              rules,
                              [this](const plan::Post &post) { return media.items(post.mediaIds()); },
                              [this](const plan::MediaItem &item) { return media.path(item); },
                              [this](const strategy::CampaignId &id) {
                                  const auto campaign = campaigns.campaign(id);
                                  return campaign ? campaign->utmCampaign : QString();
                              },
                              {},
                              publish::handOvers(*workspace.connectors)}};
    ui::TakeBackPost takeBack; ///< what the page takes back with; empty: nothing can be
    ui::ThemeController themes{*qApp};
    ui::Icons icons{themes};
    ui::Kit kit{themes, icons};
    ui::Scope scope;
    RecordingNavigator navigator;
    ui::ActionRegistry actions;
    ui::UndoStack undo;
    ui::PresetDialogs dialogs;
    ui::Preferences preferences{workspace.folder.filePath(QStringLiteral("preferences.ini"))};
    ui::MinuteTick minutes{workspace.clock, workspace.timers};
    clients::ClientId client;
    clients::AccountId bluesky;
    std::unique_ptr<ui::composer::ComposerPage> page;
};

} // namespace hatstand::test
