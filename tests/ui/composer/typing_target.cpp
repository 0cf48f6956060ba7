// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// A process in which somebody types into posts of a workspace, to be killed by tst_typing_killed.
// typing_target <workspace> <post> <text> <post> <text> ...
// Says "KEPT" once the program has kept all of it by itself, and never ends.
#include "base/clock.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "composer/composer_saver.h"
#include "composer/composer_state.h"
#include "parts.h"
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

#include <QCoreApplication>

#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

using namespace hatstand;

namespace
{
void say(const QString &words)
{
    std::printf("%s\n", qPrintable(words));
    static_cast<void>(std::fflush(stdout));
}

/// One post under edit, as the page has it.
struct Page
{
    Page(const ui::composer::Services &services, const Clock &clock, const plan::Post &post)
        : state(services), saver(state, services, clock)
    {
        state.setPost(post);
        saver.begin(post.updatedAt);
    }
    ui::composer::ComposerState state;
    ui::composer::ComposerSaver saver;
};
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 4)
        return 2;
    const SystemClock clock;
    const auto opened = Parts::open(arguments[1], clock, Parts::Use::Window);
    if (!opened) {
        say(opened.error().sentence());
        return 3;
    }
    Parts &parts = **opened;
    const ui::composer::Services services{
        parts.posts(),    parts.drafts(),    parts.media(), parts.thumbnails(), parts.hashtags(),
        parts.snippets(), parts.spelling(),  parts.words(), parts.outbox(),     parts.clients(),
        parts.accounts(), parts.campaigns(), parts.rules()};
    int left = 0;
    const auto kept = [&left] {
        if (--left == 0)
            say(QStringLiteral("KEPT"));
    };
    QObject::connect(&parts.drafts(), &plan::DraftKeeper::saved, &parts.drafts(), kept);
    QObject::connect(&parts.drafts(), &plan::DraftKeeper::keptAside, &parts.drafts(), kept);
    QObject::connect(&parts.drafts(), &plan::DraftKeeper::failed, &parts.drafts(),
                     [](const plan::PostId &, const Error &error) { say(error.sentence()); });
    std::vector<std::unique_ptr<Page>> pages;
    for (qsizetype i = 2; i + 1 < arguments.size(); i += 2) {
        const auto post = parts.posts().post(plan::PostId::fromString(arguments[i]));
        if (!post) {
            say(post.error().sentence());
            return 4;
        }
        ++left;
        pages.push_back(std::make_unique<Page>(services, clock, *post));
        const QString &text = arguments[i + 1];
        for (qsizetype length = 1; length <= text.size(); ++length)
            pages.back()->state.setText(text.left(length));
    }
    return QCoreApplication::exec();
}
