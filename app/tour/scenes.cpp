// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/month_view.h"
#include "clients/account_pauses.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "clients/traffic_journal.h"
#include "composer/composer_page.h"
#include "composer/composer_state.h"
#include "composer/media_strip.h"
#include "composer/picture_grid.h"
#include "inbox/conversation_model.h"
#include "inbox/own_name.h"
#include "inbox/reply_box.h"
#include "kit/error_dialog.h"
#include "kit/segmented_control.h"
#include "listen/inbox/inbox.h"
#include "networks/text/thread_split.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "session.h"
#include "shell/closing.h"
#include "shell/command_palette.h"
#include "shell/page_stack.h"
#include "storage/database.h"
#include "storage/workspace.h"
#include "tour/steps.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QCoreApplication>
#include <QDialog>
#include <QLabel>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace hatstand::tour
{

namespace
{
using Done = QCoro::Task<Result<void>>;
using ui::PageId;

QDialog *openDialog(Stage &stage)
{
    for (QDialog *dialog : stage.window().findChildren<QDialog *>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

Done shown(Stage &stage, PageId page, QString name)
{
    const auto there = co_await stage.until(QStringLiteral("%1 is shown").arg(name),
                                            [&stage, page] { return stage.page() == page; });
    if (!there)
        co_return there;
    co_await stage.settle();
    co_return stage.picture(name);
}

Done dialogShown(Stage &stage, QString name)
{
    const auto open = co_await stage.until(QStringLiteral("%1 opens").arg(name),
                                           [&stage] { return openDialog(stage) != nullptr; });
    if (!open)
        co_return open;
    co_await stage.settle();
    const auto taken = stage.picture(name);
    openDialog(stage)->close();
    stage.window().activateWindow();
    const auto closed = co_await stage.until(QStringLiteral("%1 closes").arg(name), [&stage] {
        return openDialog(stage) == nullptr && stage.window().isActiveWindow();
    });
    co_return taken ? closed : taken;
}

Done today(Stage &stage)
{
    if (auto pressed = stage.click("rail-today"); !pressed)
        co_return pressed;
    co_return co_await shown(stage, PageId::Today, QStringLiteral("01-today"));
}

Done calendar(Stage &stage)
{
    if (auto pressed = stage.click("rail-calendar"); !pressed)
        co_return pressed;
    co_return co_await shown(stage, PageId::Calendar, QStringLiteral("02-calendar"));
}

/// A view of the calendar by its place in the switch, as the picture of that name; then the month again.
Done calendarView(Stage &stage, int view, const char *shows, QString name)
{
    auto *views = stage.find<ui::SegmentedControl>("calendarViews");
    if (!views)
        co_return fail(ErrorCode::Unknown, QStringLiteral("The calendar has no views."));
    views->setCurrentIndex(view);
    const auto there = co_await stage.until(QStringLiteral("%1 is shown").arg(name), [&stage, shows] {
        return stage.find<QWidget>(shows) != nullptr;
    });
    if (!there)
        co_return there;
    co_await stage.settle();
    const auto taken = stage.picture(name);
    views->setCurrentIndex(0);
    co_return taken;
}

Done calendarWeek(Stage &stage)
{
    return calendarView(stage, 1, "timeGrid", QStringLiteral("02-calendar-week"));
}

/// With one client in view, whose clock is another one: so that its hours are seen.
Done calendarWeekElsewhere(Stage &stage)
{
    auto &scope = stage.session()->workbench()->context().scope;
    const auto &clients = stage.session()->parts().clients().clients();
    const auto elsewhere = std::find_if(clients.begin(), clients.end(), [&stage](const auto &client) {
        const Instant now = stage.clock().now();
        return offsetSecondsAt(now, client.zone) != offsetSecondsAt(now, systemZone());
    });
    if (elsewhere == clients.end())
        co_return Result<void>(); // all have the clock of this computer
    scope.setClient(elsewhere->id);
    const auto taken =
        co_await calendarView(stage, 1, "timeGrid", QStringLiteral("02-calendar-week-elsewhere"));
    scope.setClient(std::nullopt);
    co_return taken;
}

Done calendarDay(Stage &stage)
{
    return calendarView(stage, 2, "timeGrid", QStringLiteral("02-calendar-day"));
}

Done calendarList(Stage &stage)
{
    return calendarView(stage, 3, "calendarList", QStringLiteral("02-calendar-list"));
}

/// A post with a picture that is still to go out.
Done composer(Stage &stage)
{
    plan::PostFilter filter;
    filter.from = stage.clock().now();
    const auto rows = stage.session()->parts().posts().rows(filter);
    if (!rows)
        co_return fail(rows.error());
    const auto found = std::find_if(rows->begin(), rows->end(), [](const plan::PostRow &row) {
        return row.networks.size() > 1 && row.status == plan::PostStatus::Scheduled;
    });
    if (found == rows->end())
        co_return fail(ErrorCode::Unknown, QStringLiteral("The sample has no post for two accounts."));
    stage.session()->workbench()->openPost(found->id);
    const auto whole = co_await stage.until(QStringLiteral("the previews show their pictures"), [&stage] {
        // In a narrow window they are in a drawer, which is closed.
        if (!stage.find<QWidget>("previewPanel"))
            return true;
        const auto grids = stage.window().findChildren<ui::composer::PictureGrid *>();
        return std::any_of(grids.begin(), grids.end(), [](const auto *grid) { return grid->isVisible(); }) &&
               std::all_of(grids.begin(), grids.end(), [](const auto *grid) { return grid->isWhole(); });
    });
    if (!whole)
        co_return whole;
    co_return co_await shown(stage, PageId::Composer, QStringLiteral("03-composer"));
}

/// The post of the composer on the tab of its first account, as a thread of a text that is too long, with
/// what its network can be told.
Done composerAccount(Stage &stage)
{
    auto *page =
        qobject_cast<ui::composer::ComposerPage *>(stage.session()->workbench()->pages()->currentPage());
    if (!page || page->state().accounts().empty())
        co_return fail(ErrorCode::Unknown, QStringLiteral("The composer shows no post for an account."));
    ui::composer::ComposerState &state = page->state();
    const auto able = std::find_if(state.accounts().begin(), state.accounts().end(),
                                   [&state](const clients::Account &each) { return state.canThread(each); });
    if (able == state.accounts().end())
        co_return fail(ErrorCode::Unknown,
                       QStringLiteral("The sample has no post for a network with threads."));
    const clients::AccountId id = able->id;
    state.setTab(id);
    QJsonObject options = state.optionsOf(id);
    const QString before = state.text();
    const QJsonObject optionsBefore = options;
    networks::setThreadMode(options, networks::ThreadMode::Auto);
    QString text = before;
    while (text.size() < 700)
        text += QStringLiteral("\n\n") + before;
    state.setText(text);
    state.setOptions(id, options);
    const auto taken = co_await shown(stage, PageId::Composer, QStringLiteral("03-composer-thread"));
    state.setText(before);
    state.setOptions(id, optionsBefore);
    co_return taken;
}

Done composerCrop(Stage &stage)
{
    auto *page =
        qobject_cast<ui::composer::ComposerPage *>(stage.session()->workbench()->pages()->currentPage());
    auto *strip = page ? page->findChild<ui::composer::MediaStrip *>() : nullptr;
    if (!strip || page->state().media().empty())
        co_return fail(ErrorCode::Unknown, QStringLiteral("The composer shows no picture."));
    page->state().setCurrentMedia(0);
    strip->crop();
    co_return co_await dialogShown(stage, QStringLiteral("03-composer-crop"));
}

/// The oldest question, with two others chosen and an answer begun.
Done inbox(Stage &stage)
{
    ui::inbox::setOwnName(stage.session()->workbench()->context().preferences, QStringLiteral("Ines Marlow"));
    if (auto pressed = stage.click("rail-inbox"); !pressed)
        co_return pressed;
    const auto there = co_await stage.until(QStringLiteral("the inbox lists conversations"), [&stage] {
        const auto *list = stage.find<QAbstractItemView>("conversationList");
        return list && list->model()->rowCount() > 5;
    });
    if (!there)
        co_return there;
    auto *list = stage.find<QAbstractItemView>("conversationList");
    auto *model = list->model();
    list->setCurrentIndex(model->index(0, 0));
    for (const int row : {2, 3})
        model->setData(model->index(row, 0), Qt::Checked, Qt::CheckStateRole);
    if (auto *box = stage.find<ui::inbox::ReplyBox>("replyBox"); box && box->canAnswer()) {
        box->setDraft(
            {QStringLiteral("Hi Anouk, yes! There is a ramp at the side door and the trike has a low "
                            "step, so your dad can try it. No need to book."),
             false});
        box->write(false);
    }
    const auto taken = co_await shown(stage, PageId::Inbox, QStringLiteral("04-inbox"));
    for (const int row : {2, 3})
        model->setData(model->index(row, 0), Qt::Unchecked, Qt::CheckStateRole);
    if (!taken)
        co_return taken;
    auto *lists = stage.find<ui::SegmentedControl>("inboxLists");
    lists->setCurrentIndex(2);
    co_await stage.settle();
    const auto waiting = stage.picture(QStringLiteral("04-inbox-waiting"));
    lists->setCurrentIndex(1);
    co_await stage.settle();
    const auto mine = waiting ? stage.picture(QStringLiteral("04-inbox-mine")) : waiting;
    lists->setCurrentIndex(0);
    co_return mine;
}

Done listening(Stage &stage)
{
    // Of the client about whom something is said.
    clients::ClientService &clients = stage.session()->parts().clients();
    ui::Scope &scope = stage.session()->workbench()->context().scope;
    const auto before = scope.client();
    for (const clients::Client &client : clients.clients()) {
        if (client.name.startsWith(QStringLiteral("Northwheel")))
            scope.setClient(client.id);
    }
    if (auto pressed = stage.click("rail-listening"); !pressed)
        co_return pressed;
    const auto read = co_await stage.until(QStringLiteral("the words are read"), [&stage] {
        const auto *words = stage.find<QLabel>("topWords");
        return words && !words->text().isEmpty() && !words->text().endsWith(u'…');
    });
    if (!read)
        co_return read;
    if (auto taken = co_await shown(stage, PageId::Listening, QStringLiteral("05-listening")); !taken)
        co_return taken;
    if (auto pressed = stage.click("editTopic"); !pressed)
        co_return pressed;
    if (auto taken = co_await dialogShown(stage, QStringLiteral("05-listening-topic")); !taken)
        co_return taken;
    if (auto pressed = stage.click("openSources"); !pressed)
        co_return pressed;
    const auto taken = co_await dialogShown(stage, QStringLiteral("05-listening-sources"));
    scope.setClient(before);
    co_return taken;
}

Done accounts(Stage &stage)
{
    if (auto pressed = stage.click("rail-accounts"); !pressed)
        co_return pressed;
    co_return co_await shown(stage, PageId::Accounts, QStringLiteral("11-accounts"));
}

/// As after a morning's work: the sample's own network needs no line, so nothing of it would be listed. Once
/// for all themes and sizes: the workspace is the same one.
void leaveTraces(Stage &stage)
{
    const auto before = stage.session()->parts().traffic().newest(1);
    if (before && !before->empty())
        return;
    using net::Purpose;
    struct Trace
    {
        int minutesAgo;
        const char *host;
        Purpose purpose;
        int status;
        qint64 out;
        qint64 in;
    };
    constexpr std::array traces{
        Trace{4, "mastodon.social", Purpose::LookUpPost, 200, 0, 2'140},
        Trace{5, "mastodon.social", Purpose::SendPost, 200, 412, 2'140},
        Trace{5, "mastodon.social", Purpose::UploadMedia, 202, 1'214'000, 830},
        Trace{41, "bsky.social", Purpose::RefreshSignIn, 200, 0, 1'900},
        Trace{42, "blog.crumbandclover.example", Purpose::SendPost, 503, 3'400, 120},
        Trace{62, "crumbandclover.example", Purpose::LinkPreview, 200, 0, 18'400},
        Trace{1'430, "mastodon.social", Purpose::ReadNumbers, 429, 0, 90},
        Trace{1'500, "bsky.social", Purpose::SendPost, 200, 530, 210},
        Trace{1'502, "bsky.social", Purpose::ResolveName, 200, 0, 60},
    };
    for (const Trace &trace : traces) {
        net::TrafficEntry entry;
        entry.when = stage.clock().now() - std::chrono::minutes(trace.minutesAgo);
        entry.host = QString::fromLatin1(trace.host);
        entry.method = "POST";
        entry.purpose = trace.purpose;
        entry.status = trace.status;
        entry.bytesOut = trace.out;
        entry.bytesIn = trace.in;
        entry.took = Milliseconds(180);
        stage.session()->parts().traffic().add(entry);
    }
}

Done settings(Stage &stage)
{
    if (!stage.session()->workbench()->has(PageId::Settings))
        co_return Result<void>();
    leaveTraces(stage);
    if (auto pressed = stage.click("rail-settings"); !pressed)
        co_return pressed;
    if (auto first = co_await shown(stage, PageId::Settings, QStringLiteral("12-settings")); !first)
        co_return first;
    // In a narrow window there is a drawer instead.
    QStringList sections;
    if (const auto *navigation = stage.find<QWidget>("settingsNavigation")) {
        for (const QAbstractButton *section : navigation->findChildren<QAbstractButton *>())
            sections << section->objectName();
    }
    const QString prefix = QStringLiteral("nav-");
    for (const QString &section : sections.filter(prefix)) {
        if (auto pressed = stage.click(section.toLatin1().constData()); !pressed)
            co_return pressed;
        co_await stage.settle();
        if (auto taken = stage.picture(QStringLiteral("12-settings-") + section.mid(prefix.size())); !taken)
            co_return taken;
    }
    co_return Result<void>();
}

Done outbox(Stage &stage)
{
    if (!stage.session()->workbench()->has(PageId::Outbox))
        co_return Result<void>();
    if (auto pressed = stage.click("statusPill"); !pressed)
        co_return pressed;
    if (auto there = co_await shown(stage, PageId::Outbox, QStringLiteral("13-outbox")); !there)
        co_return there;
    auto *lists = stage.find<ui::SegmentedControl>("lists");
    lists->segment(2)->click();
    co_await stage.settle();
    if (auto taken = stage.picture(QStringLiteral("13-outbox-history")); !taken)
        co_return taken;
    leaveTraces(stage);
    lists->segment(3)->click();
    co_await stage.settle();
    if (auto taken = stage.picture(QStringLiteral("13-outbox-what-left")); !taken)
        co_return taken;
    // An account that is paused until the morning says so above what waits.
    Parts &parts = stage.session()->parts();
    const clients::AccountId first = parts.accounts().accounts().front().id;
    if (auto paused = parts.pauses().pause(first, stage.clock().now() + std::chrono::hours(22)); !paused)
        co_return paused;
    lists->segment(1)->click();
    co_await stage.settle();
    const auto taken = stage.picture(QStringLiteral("13-outbox-paused"));
    lists->segment(0)->click();
    if (auto on = parts.pauses().goOn(first); !on)
        co_return on;
    co_return taken;
}

Done palette(Stage &stage)
{
    if (auto pressed = stage.click("rail-today"); !pressed)
        co_return pressed;
    stage.key(Qt::Key_K, Qt::ControlModifier);
    if (auto typed = stage.type("paletteField", QStringLiteral("cal")); !typed)
        co_return typed;
    co_await stage.settle();
    const auto taken = stage.picture(QStringLiteral("12-command-palette"));
    stage.key(Qt::Key_Escape);
    co_return taken;
}

Done closeDialog(Stage &stage)
{
    stage.window().close();
    co_return co_await dialogShown(stage, QStringLiteral("12-dialog"));
}

Done signIn(Stage &stage)
{
    const auto &clients = stage.session()->parts().clients().clients();
    ui::ConnectAccount request{clients.front().id, networks::NetworkKey::bluesky()};
    stage.session()->workbench()->go(PageId::Accounts, request);
    co_return co_await dialogShown(stage, QStringLiteral("11-accounts-sign-in"));
}

Done errorDialog(Stage &stage)
{
    // The words of the program itself, so that they are seen in every language.
    constexpr int diskFull = 13; // SQLITE_FULL
    const auto words = [](const char *text) {
        return QCoreApplication::translate("hatstand::ui::shell::MainWindow", text);
    };
    ui::ErrorReport report;
    report.error = storage::storageError(diskFull, stage.session()->parts().workspace().path(),
                                         QStringLiteral("SQLITE_FULL (13)"));
    report.safe =
        words("Nothing is closed. What you wrote is still in the window; what was saved before is safe.");
    report.remedies = {{QStringLiteral("close-anyway"), words("Close without saving"), ui::ButtonKind::Danger,
                        std::nullopt, true},
                       {QStringLiteral("stay"), words("Stay here")},
                       {QStringLiteral("again"), words("Try again"), ui::ButtonKind::Primary}};
    (new ui::ErrorDialog(stage.session()->workbench()->context().kit, report, &stage.window()))->open();
    co_return co_await dialogShown(stage, QStringLiteral("12-error"));
}

Done allKeys(Stage &stage)
{
    stage.key(Qt::Key_F1);
    co_return co_await dialogShown(stage, QStringLiteral("12-keys"));
}

Done addClient(Stage &stage)
{
    stage.session()->workbench()->addClient();
    co_return co_await dialogShown(stage, QStringLiteral("12-client"));
}
} // namespace

const std::vector<Step> &scenes()
{
    static const std::vector<Step> steps{
        {"Today", &today},
        {"Calendar, month", &calendar},
        {"Calendar, week", &calendarWeek},
        {"Calendar, week of a client elsewhere", &calendarWeekElsewhere},
        {"Calendar, day", &calendarDay},
        {"Calendar, list", &calendarList},
        {"Composer", &composer},
        {"Composer, a thread", &composerAccount},
        {"Composer, cropping", &composerCrop},
        {"Inbox", &inbox},
        {"Listening", &listening},
        {"Accounts", &accounts},
        {"Settings", &settings},
        {"Outbox", &outbox},
        {"Command palette", &palette},
        {"Closing with posts waiting", &closeDialog},
        {"Connecting Bluesky", &signIn},
        {"Work at risk", &errorDialog},
        {"All keys", &allKeys},
        {"Adding a client", &addClient},
    };
    return steps;
}

} // namespace hatstand::tour
