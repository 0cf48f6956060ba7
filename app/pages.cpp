// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages.h"

#include "accounts/accounts_page.h"
#include "accounts/practice_dialog.h"
#include "calendar/calendar_page.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "clients/media_host_service.h"
#include "composer/composer_page.h"
#include "inbox/inbox_page.h"
#include "inbox/person_from_people.h"
#include "listen/feeds/feed_fetch.h"
#include "listen/html/html_text.h"
#include "listen/inbox/inbox.h"
#include "listen/replies/replies.h"
#include "listen/replies/saved_replies.h"
#include "listen/sources/source_service.h"
#include "listen/topics/topic_pages.h"
#include "listening/listening_page.h"
#include "net/http_client.h"
#include "networks/loopback_visit.h"
#include "networks/practice/practice_timeline.h"
#include "networks/rules_catalogue.h"
#include "outbox/outbox_page.h"
#include "people/people.h"
#include "people/privacy.h"
#include "plan/media/media_fitter.h"
#include "plan/media/media_store.h"
#include "plan/media/thumbnails.h"
#include "plan/post_service.h"
#include "publish/hand_over.h"
#include "publish/media_fitting.h"
#include "publish/outbox.h"
#include "publish/sender.h"
#include "publish/who_sends.h"
#include "sample/sample_workspace.h"
#include "settings/autostart.h"
#include "settings/settings_page.h"
#include "strategy/campaign_service.h"
#include "today/today_page.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QPointer>
#include <QSystemTrayIcon>
#include <QTimer>
#include <QUrl>

namespace hatstand
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::Pages)
};

using ui::Glyph;
using ui::PageId;
using ui::shell::PageEntry;
using ui::shell::Workbench;

/// Practice keeps the name of a picture's file only; it lies in one of the media folder's own few folders.
QString pathOfMedia(const QString &folder, const QString &fileName)
{
    const QStringList parts = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &part : parts) {
        QString path = folder + u'/' + part + u'/' + fileName;
        if (QFileInfo::exists(path))
            return path;
    }
    return {};
}

/// Opens addresses in the browser, and what no browser can open in the window.
std::function<void(const QUrl &)> opener(Session &session, Workbench &workbench)
{
    return [&session, &workbench](const QUrl &url) {
        if (!ui::accounts::PracticeDialog::isFor(url)) {
            QDesktopServices::openUrl(url);
            return;
        }
        Parts &parts = session.parts();
        const auto picturePath = [folder = parts.workspace().mediaFolder()](const QString &fileName) {
            return pathOfMedia(folder, fileName);
        };
        const auto shown = ui::accounts::PracticeDialog::show(url, workbench.context().kit, parts.clock(),
                                                              parts.practice(), picturePath, &workbench);
        if (!shown)
            workbench.report(shown.error());
    };
}

/// Sign-ins that happen in the browser of this computer.
std::function<std::shared_ptr<networks::LoopbackVisit>()> visitMaker(Session &session)
{
    return [&session] {
        return std::make_shared<networks::LoopbackVisit>(
            session.parts().timers(), [](const QUrl &page) { return QDesktopServices::openUrl(page); });
    };
}

/// By the program's own sender.
ui::TakeBackPost takeBack(Parts &parts)
{
    return [&parts](plan::PostId id) { return parts.sender().takeBackPost(id); };
}

void addToday(Session &session, Workbench &workbench)
{
    PageEntry entry{PageId::Today, PageEntry::Place::Top, Glyph::Today, Words::tr("Today"), {}};
    entry.actions = ui::today::TodayPage::actionSpecs();
    entry.make = [&session, &workbench](QWidget *parent) -> ui::Page * {
        Parts &parts = session.parts();
        const QFileInfo file(parts.workspace().path());
        ui::today::FirstRunFacts facts;
        facts.workspaceName = parts.workspace().name();
        facts.folder = QDir::toNativeSeparators(file.absolutePath());
        facts.stateName = session.firstStepsState();
        facts.isSample = sample::isSample(parts.workspace());
        facts.startOwn = [&session] { Q_EMIT session.startOwnRequested(); };
        facts.removeSample = [&session] { Q_EMIT session.removeSampleRequested(); };
        facts.openFolder = [folder = file.absolutePath()] {
            QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
        };
        return new ui::today::TodayPage(workbench.context(),
                                        {parts.outbox(), parts.history(), parts.posts(), parts.inbox(),
                                         parts.replies(), parts.clients(), parts.accounts(), parts.rules(),
                                         &parts.practice(), std::move(facts), opener(session, workbench)},
                                        parent);
    };
    workbench.addPage(entry);
}

void addCalendar(Session &session, Workbench &workbench)
{
    PageEntry entry{PageId::Calendar, PageEntry::Place::Top, Glyph::Calendar, Words::tr("Calendar"), {}};
    entry.actions = ui::calendar::CalendarPage::actionSpecs();
    entry.make = [&session, &workbench](QWidget *parent) -> ui::Page * {
        Parts &parts = session.parts();
        return new ui::calendar::CalendarPage(workbench.context(),
                                              {parts.posts(), parts.outbox(), parts.clients(),
                                               parts.accounts(), parts.campaigns(), parts.rules(),
                                               takeBack(parts)},
                                              parent);
    };
    workbench.addPage(entry);
}

void addComposer(Session &session, Workbench &workbench)
{
    PageEntry entry{PageId::Composer, PageEntry::Place::None, Glyph::Draft, Words::tr("Composer"), {}};
    entry.actions = ui::composer::ComposerPage::actionSpecs();
    entry.make = [&session, &workbench](QWidget *parent) -> ui::Page * {
        Parts &parts = session.parts();
        return new ui::composer::ComposerPage(
            workbench.context(),
            {parts.posts(), parts.drafts(), parts.media(), parts.thumbnails(), parts.hashtags(),
             parts.snippets(), parts.spelling(), parts.words(), parts.outbox(), parts.clients(),
             parts.accounts(), parts.campaigns(), parts.rules(),
             std::make_shared<publish::WhoSends>(parts.connectors(), parts.rules(), parts.clock()),
             takeBack(parts)},
            parent);
    };
    workbench.addPage(entry);
}

/// The first picture of a post of ours; null where there is none that can be shown.
QCoro::Task<QImage> postPicture(Parts *parts, plan::PostId id, QSize size, qreal devicePixelRatio)
{
    const auto post = parts->posts().post(id);
    if (!post || post->media.empty())
        co_return QImage();
    const auto items = parts->media().items(post->mediaIds());
    if (!items || items->isEmpty())
        co_return QImage();
    const auto picture = co_await parts->thumbnails().thumbnail(items->value(post->mediaIds().front()), size,
                                                                devicePixelRatio, {});
    co_return picture ? *picture : QImage();
}

/// A picture of somebody else's, at the person's word: no larger than a conversation shows it.
QCoro::Task<Result<QImage>> foreignPicture(net::HttpSender *http, QUrl address)
{
    constexpr int longestSide = 1'000;
    constexpr int mostMegabytes = 128; // decoded
    net::HttpRequest request;
    request.url = address;
    request.purpose = net::Purpose::ReadMessages;
    const auto answer = co_await http->send(request);
    if (!answer)
        co_return fail(answer.error());
    QByteArray bytes = answer->body;
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    QImageReader::setAllocationLimit(mostMegabytes);
    const QSize whole = reader.size();
    if (whole.width() > longestSide || whole.height() > longestSide)
        reader.setScaledSize(whole.scaled(longestSide, longestSide, Qt::KeepAspectRatio));
    QImage picture = reader.read();
    if (picture.isNull())
        co_return fail(ErrorCode::InvalidInput, Words::tr("This is no picture that can be shown."));
    co_return picture;
}

/// How many conversations are open stands beside the page, also before it has been built.
void followInbox(Session &session, Workbench &workbench)
{
    listen::Inbox &inbox = session.parts().inbox();
    const auto count = [&inbox, &workbench] {
        listen::InboxQuery query;
        query.client = workbench.context().scope.client();
        const int open = inbox.count(query).value_or(0);
        workbench.setCount(PageId::Inbox, open, Words::tr("%n open", nullptr, open));
    };
    QObject::connect(&inbox, &listen::Inbox::changed, &workbench, count);
    QObject::connect(&workbench.context().scope, &ui::Scope::changed, &workbench, count);
    // The window does not wait for it.
    QTimer::singleShot(0, &workbench, count);
}

void addInbox(Session &session, Workbench &workbench)
{
    PageEntry entry{PageId::Inbox, PageEntry::Place::Top, Glyph::Inbox, Words::tr("Inbox"), {}};
    entry.actions = ui::inbox::InboxPage::actionSpecs();
    entry.make = [&session, &workbench](QWidget *parent) -> ui::Page * {
        Parts &parts = session.parts();
        ui::inbox::InboxServices services{parts.inbox(),    parts.replies(), parts.savedReplies(),
                                          parts.sources(),  parts.posts(),   parts.clients(),
                                          parts.accounts(), parts.rules(),   opener(session, workbench)};
        services.postPicture = [&parts](plan::PostId id, QSize size, qreal devicePixelRatio) {
            return postPicture(&parts, id, size, devicePixelRatio);
        };
        services.loadPicture = [&parts](QUrl address) {
            return foreignPicture(&parts.http(), std::move(address));
        };
        const auto networkName = [&rules = parts.rules()](const QString &key) {
            return rules.findOrOther(networks::NetworkKey::fromString(key)).name;
        };
        ui::inbox::PersonSource person =
            ui::inbox::personFromPeople(workbench.context(), parts.people(), parts.privacy(), networkName,
                                        ui::inbox::personFromInbox(parts.inbox(), networkName));
        auto *page =
            new ui::inbox::InboxPage(workbench.context(), std::move(services), std::move(person), parent);
        QObject::connect(&parts.people(), &people::People::changed, page, &ui::inbox::InboxPage::notePeople);
        return page;
    };
    workbench.addPage(entry);
    followInbox(session, workbench);
}

/// Looks for a feed on the real network.
QCoro::Task<Result<ui::listening::FoundFeed>> findFeed(net::HttpSender &http, QUrl address)
{
    const auto found = co_await listen::fetchFeed(http, std::move(address));
    if (!found)
        co_return fail(found.error());
    const QString title =
        found->feed.title ? QString::fromStdString(listen::htmlToText(found->feed.title->value)).simplified()
                          : QString();
    co_return ui::listening::FoundFeed{found->address, title};
}

void addListening(Session &session, Workbench &workbench)
{
    PageEntry entry{PageId::Listening, PageEntry::Place::Top, Glyph::Listening, Words::tr("Listening"), {}};
    entry.actions = ui::listening::ListeningPage::actionSpecs();
    entry.make = [&session, &workbench](QWidget *parent) -> ui::Page * {
        Parts &parts = session.parts();
        return new ui::listening::ListeningPage(
            workbench.context(),
            {parts.topics(), parts.topicPages(), parts.topicReading(), parts.alerts(), parts.streamActs(),
             parts.sources(), parts.clients(), parts.accounts(), parts.connectors(), parts.rules(),
             parts.posts(),
             [&http = parts.http()](QUrl address) { return findFeed(http, std::move(address)); },
             opener(session, workbench)},
            parent);
    };
    workbench.addPage(entry);
}

void addAccounts(Session &session, Workbench &workbench)
{
    PageEntry entry{PageId::Accounts, PageEntry::Place::Bottom, Glyph::Accounts, Words::tr("Accounts"), {}};
    entry.actions = ui::accounts::AccountsPage::actionSpecs();
    entry.make = [&session, &workbench](QWidget *parent) -> ui::Page * {
        Parts &parts = session.parts();
        return new ui::accounts::AccountsPage(
            workbench.context(),
            {parts.clients(), parts.accounts(), parts.connectors(), parts.rules(), parts.credentials(),
             parts.pauses(), &parts.practice(), opener(session, workbench), visitMaker(session),
             publish::handsOver, publish::setHandsOver},
            parent);
    };
    workbench.addPage(entry);
}

void addSettings(Session &session, Workbench &workbench)
{
    PageEntry entry{PageId::Settings, PageEntry::Place::Bottom, Glyph::Settings, Words::tr("Settings"), {}};
    entry.actions = ui::settings::SettingsPage::actionSpecs();
    entry.make = [&session, &workbench](QWidget *parent) -> ui::Page * {
        Parts &parts = session.parts();
        return new ui::settings::SettingsPage(
            workbench.context(),
            {parts.outbox(), parts.inbox(), parts.savedReplies(), parts.clients(), parts.accounts(),
             parts.pauses(), parts.traffic(), parts.mediaHost(), parts.workspace(),
             QSystemTrayIcon::isSystemTrayAvailable(), opener(session, workbench),
             [&session](const QString &backup) { Q_EMIT session.restoreRequested(backup); },
             ui::settings::Autostart::isPossible() ? &session.autostart() : nullptr, session.background()},
            parent);
    };
    workbench.addPage(entry);
}

void addOutbox(Session &session, Workbench &workbench)
{
    PageEntry entry{PageId::Outbox, PageEntry::Place::None, Glyph::Sending, Words::tr("Outbox"), {}};
    entry.actions = ui::outbox::OutboxPage::actionSpecs();
    entry.make = [&session, &workbench](QWidget *parent) -> ui::Page * {
        Parts &parts = session.parts();
        return new ui::outbox::OutboxPage(
            workbench.context(),
            {parts.outbox(), parts.clients(), parts.accounts(), parts.rules(),
             [&media = parts.media()](const plan::MediaItem &item) { return media.path(item); },
             opener(session, workbench), parts.history(), parts.pauses(), parts.traffic(),
             publish::fittingByHand(parts.fitter())},
            parent);
    };
    workbench.addPage(entry);
}
} // namespace

void addPages(Session &session, Workbench &workbench)
{
    addToday(session, workbench);
    addCalendar(session, workbench);
    addInbox(session, workbench);
    addListening(session, workbench);
    addAccounts(session, workbench);
    addComposer(session, workbench);
    addSettings(session, workbench);
    addOutbox(session, workbench);
}

} // namespace hatstand
