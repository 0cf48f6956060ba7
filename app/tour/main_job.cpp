// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendar_model.h"
#include "calendar/month_view.h"
#include "composer/composer_page.h"
#include "composer/composer_state.h"
#include "kit/buttons.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "session.h"
#include "shell/page_stack.h"
#include "tour/steps.h"

#include <QLabel>
#include <QMenu>

#include <algorithm>

namespace hatstand::tour
{

namespace
{
using Done = QCoro::Task<Result<void>>;
using ui::PageId;

const QString tooLong = QStringLiteral("The first loaves are out, the rye is still warm until about nine. ");
constexpr int repeats = 9;
const QString mended = QStringLiteral("The first loaves are out. The rye is still warm until about nine.");

plan::PostId openPost(Stage &stage)
{
    auto *page = qobject_cast<ui::composer::ComposerPage *>(
        stage.session()->workbench()->pages()->built(PageId::Composer));
    return page ? page->state().post().id : plan::PostId();
}

plan::PostStatus statusOf(Stage &stage, const plan::PostId &id)
{
    const auto post = stage.session()->parts().posts().post(id);
    return post ? post->status : plan::PostStatus::Idea;
}

plan::PostId writtenPost(Stage &stage)
{
    plan::PostFilter filter;
    filter.order = plan::PostFilter::Order::NewestFirst;
    const auto rows = stage.session()->parts().posts().rows(filter);
    if (!rows)
        return {};
    for (const plan::PostRow &row : *rows) {
        const auto post = stage.session()->parts().posts().post(row.id);
        if (!post)
            continue;
        for (const plan::Version &version : post->versions) {
            if (plan::effectiveVersion(*post, version).text == mended)
                return row.id;
        }
    }
    return {};
}

Done openSample(Stage &stage)
{
    co_await stage.settle();
    if (auto taken = stage.picture(QStringLiteral("00-welcome")); !taken)
        co_return taken;
    if (auto pressed = stage.click("welcomeSample"); !pressed)
        co_return pressed;
    const auto open = co_await stage.until(QStringLiteral("the sample opens"), [&stage] {
        return stage.session() && stage.find<QWidget>("firstRun");
    });
    if (!open)
        co_return open;
    co_await stage.settle();
    co_return stage.picture(QStringLiteral("01-today-first-run"));
}

Done lookAtToday(Stage &stage)
{
    if (auto pressed = stage.click("stepPractice"); !pressed)
        co_return pressed;
    co_return co_await stage.until(QStringLiteral("the composer opens with the Practice account"), [&stage] {
        auto *page =
            qobject_cast<ui::composer::ComposerPage *>(stage.session()->workbench()->pages()->currentPage());
        return page && page->state().post().versions.size() == 1;
    });
}

Done writeTooMuch(Stage &stage)
{
    for (int i = 0; i < repeats; ++i) {
        if (auto typed = stage.type("postText", tooLong); !typed)
            co_return typed;
    }
    const auto found = co_await stage.until(QStringLiteral("the check says that the text is too long"),
                                            [&stage] { return stage.find<QWidget>("problem0") != nullptr; });
    if (!found)
        co_return found;
    const plan::PostId id = openPost(stage);
    if (auto pressed = stage.click("composerMainButton"); !pressed)
        co_return pressed;
    co_await stage.settle();
    if (stage.page() != PageId::Composer || openPost(stage) != id)
        co_return fail(ErrorCode::Unknown, QStringLiteral("What cannot be sent left the composer."));
    co_return stage.picture(QStringLiteral("03-composer-problem"));
}

Done mendIt(Stage &stage)
{
    if (auto focused = stage.type("postText", {}); !focused)
        co_return focused;
    stage.key(Qt::Key_A, Qt::ControlModifier);
    if (auto typed = stage.type("postText", mended); !typed)
        co_return typed;
    const auto fine = co_await stage.until(QStringLiteral("the problem is gone"),
                                           [&stage] { return stage.find<QWidget>("problem0") == nullptr; });
    if (!fine)
        co_return fine;
    if (auto pressed = stage.click("chooseTime"); !pressed)
        co_return pressed;
    const auto timed = co_await stage.until(QStringLiteral("a time can be chosen"),
                                            [&stage] { return stage.find<QWidget>("whenTime") != nullptr; });
    if (!timed)
        co_return timed;
    co_await stage.settle();
    co_return stage.picture(QStringLiteral("03-composer-written"));
}

Done scheduleIt(Stage &stage)
{
    const plan::PostId id = openPost(stage);
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    co_return co_await stage.until(QStringLiteral("the post is scheduled"), [&stage, id] {
        return statusOf(stage, id) == plan::PostStatus::Scheduled && stage.page() != PageId::Composer;
    });
}

Done seeItInTheCalendar(Stage &stage)
{
    if (auto pressed = stage.click("rail-calendar"); !pressed)
        co_return pressed;
    const plan::PostId id = writtenPost(stage);
    const auto there = co_await stage.until(QStringLiteral("the calendar has the post"), [&stage, id] {
        auto *month = stage.find<ui::calendar::MonthView>("monthView");
        if (!month)
            return false;
        const auto &items = month->model().items();
        return std::any_of(items.begin(), items.end(), [id](const auto &item) { return item.row.id == id; });
    });
    if (!there)
        co_return there;
    co_await stage.settle();
    co_return stage.picture(QStringLiteral("02-calendar-scheduled"));
}

Done sendItNow(Stage &stage)
{
    const plan::PostId id = writtenPost(stage);
    stage.key(Qt::Key_K, Qt::ControlModifier);
    if (auto typed = stage.type("paletteField", QStringLiteral("The first loaves are out")); !typed)
        co_return typed;
    stage.key(Qt::Key_Return);
    const auto open = co_await stage.until(QStringLiteral("the post opens from the palette"), [&stage, id] {
        return stage.page() == PageId::Composer && openPost(stage) == id;
    });
    if (!open)
        co_return open;
    auto *main = stage.find<ui::SplitButton>("composerMain");
    if (!main || !main->menuButton()->menu())
        co_return fail(ErrorCode::Unknown, QStringLiteral("There is no menu beside the main button."));
    const auto chosen =
        co_await stage.choose(main->menuButton()->menu(), main->menuButton(), QStringLiteral("menuSendNow"));
    if (!chosen)
        co_return chosen;
    co_return co_await stage.until(QStringLiteral("Practice has the post"), [&stage, id] {
        return statusOf(stage, id) == plan::PostStatus::Published;
    });
}

Done seeItPublished(Stage &stage)
{
    if (auto pressed = stage.click("rail-today"); !pressed)
        co_return pressed;
    const auto shown = co_await stage.until(QStringLiteral("Today shows the post on Practice"), [&stage] {
        const auto *text = stage.find<QLabel>("practiceText");
        return text && text->text().contains(mended);
    });
    if (!shown)
        co_return shown;
    co_await stage.settle();
    if (auto taken = stage.picture(QStringLiteral("01-today-published")); !taken)
        co_return taken;
    const auto history = stage.session()->parts().outbox().history(std::nullopt, 1);
    if (!history || history->empty() || history->front().delivery.postId != writtenPost(stage))
        co_return fail(ErrorCode::Unknown, QStringLiteral("The outbox does not know that it is out."));
    co_return Result<void>();
}

Done hideFirstSteps(Stage &stage)
{
    if (auto pressed = stage.click("hideFirstRun"); !pressed)
        co_return pressed;
    co_return co_await stage.until(QStringLiteral("Today shows the day"),
                                   [&stage] { return stage.find<QWidget>("goingOutCard") != nullptr; });
}
} // namespace

const std::vector<Step> &mainJob()
{
    static const std::vector<Step> steps{
        {"Opened the sample from the welcome", &openSample},
        {"Began a practice post from the first steps", &lookAtToday},
        {"Wrote too much; the check said so, and nothing was sent", &writeTooMuch},
        {"Mended it", &mendIt},
        {"Scheduled it", &scheduleIt},
        {"Saw it in the calendar", &seeItInTheCalendar},
        {"Found it in the palette and sent it now", &sendItNow},
        {"Saw it on Practice, on Today and in the outbox", &seeItPublished},
        {"Hid the first steps; Today shows the day", &hideFirstSteps},
    };
    return steps;
}

} // namespace hatstand::tour
