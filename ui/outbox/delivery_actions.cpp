// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/delivery_actions.h"

#include "kit/time_words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QWidget>

#include <algorithm>

namespace hatstand::ui::outbox
{

std::optional<QUrl> postAddress(const QString &text)
{
    QString address = text.trimmed();
    if (address.isEmpty())
        return QUrl();
    if (!address.contains(QLatin1StringView("://")))
        address.prepend(QLatin1StringView("https://"));
    QUrl url(address, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    if (!url.isValid() || !web || !url.host().contains(QLatin1Char('.')))
        return std::nullopt;
    return url;
}

DeliveryActions::DeliveryActions(const PageContext &context, publish::Outbox &outbox,
                                 const clients::ClientService &clients, OpenAddress openAddress,
                                 QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_outbox(outbox)
    , m_clients(clients)
    , m_openAddress(std::move(openAddress))
{
}

void DeliveryActions::report(const Result<void> &done, const QString &said)
{
    if (done)
        m_context.navigator.say(said);
    else
        m_context.navigator.report(done.error());
}

void DeliveryActions::perform(const publish::OutboxItem &item, DeliveryAction action, QWidget *anchor)
{
    const publish::DeliveryId id = item.delivery.id;
    const QPointer<QWidget> window(anchor ? anchor->window() : nullptr);
    switch (action) {
    case DeliveryAction::SendNow:
        sendNow(item);
        return;
    case DeliveryAction::LookAgain:
        report(m_outbox.tryAgain(id), tr("Looking whether “%1” is there.").arg(item.postTitle));
        return;
    case DeliveryAction::NextTime:
        offerTimes(item, anchor);
        return;
    case DeliveryAction::ItIsLive:
        askForLink(QPointer<DeliveryActions>(this), window, id);
        return;
    case DeliveryAction::ItIsNotLive:
        askAndSendAgain(QPointer<DeliveryActions>(this), window, id, item.postTitle);
        return;
    case DeliveryAction::Leave:
        report(m_outbox.leave(id),
               tr("“%1” was left; it stays in the history as not sent.").arg(item.postTitle));
        return;
    case DeliveryAction::TakeBack:
        takeBack(item);
        return;
    case DeliveryAction::OpenThere:
        m_openAddress(item.delivery.remoteUrl);
        return;
    case DeliveryAction::CopyLink:
        QGuiApplication::clipboard()->setText(item.delivery.remoteUrl.toString(QUrl::FullyEncoded));
        m_context.navigator.say(tr("The link is copied."));
        return;
    case DeliveryAction::SignIn:
        m_context.navigator.signInAgain(item.delivery.accountId);
        return;
    case DeliveryAction::OpenPost:
        m_context.navigator.openPost(item.delivery.postId);
        return;
    }
}

void DeliveryActions::sendNow(const publish::OutboxItem &item)
{
    const QString said = tr("“%1” is on its way.").arg(item.postTitle);
    if (item.delivery.state == publish::DeliveryState::Scheduled)
        report(m_outbox.sendNow(item.delivery.postId), said);
    else
        report(m_outbox.tryAgain(item.delivery.id), said);
}

void DeliveryActions::takeBack(const publish::OutboxItem &item)
{
    const plan::PostId post = item.delivery.postId;
    if (const auto done = m_outbox.unschedule(post); !done) {
        m_context.navigator.report(done.error());
        return;
    }
    UndoStep step;
    step.text = tr("“%1” is a draft again").arg(item.postTitle);
    step.undo = [&outbox = m_outbox, post] { return outbox.schedule(post); };
    step.redo = [&outbox = m_outbox, post] { return outbox.unschedule(post); };
    m_context.undo.push(std::move(step));
}

std::vector<DeliveryActions::LaterTime> DeliveryActions::laterTimes(const publish::OutboxItem &item) const
{
    const auto client = m_clients.client(item.delivery.clientId);
    const QByteArray zone = client ? client->zone : systemZone();
    const Instant now = m_context.clock.now();
    const WallTime here = wallTimeAt(now, zone);
    const QTime due = wallTimeAt(item.delivery.dueAt, zone).time;
    std::vector<WallTime> walls;
    // A full hour that leaves time to think again, today while there is one.
    const QTime later = QTime(here.time.hour(), 0).addSecs(2 * 3600);
    if (later > here.time)
        walls.push_back({here.date, later});
    walls.push_back({here.date, due});
    walls.push_back({here.date.addDays(1), due});
    walls.push_back({here.date.addDays(7), due});
    std::vector<LaterTime> times;
    for (const WallTime &wall : walls) {
        const auto planned = plan::plannedTime(wall, zone);
        if (!planned || planned->instant <= now)
            continue;
        if (std::ranges::any_of(
                times, [&](const LaterTime &time) { return time.planned.instant == planned->instant; }))
            continue;
        QString text = dayAndTimeWords(wall, here.date);
        text.replace(0, 1, text.at(0).toUpper());
        times.push_back({text, *planned});
    }
    return times;
}

void DeliveryActions::offerTimes(const publish::OutboxItem &item, QWidget *anchor)
{
    auto *menu = new QMenu(anchor);
    menu->setObjectName(QStringLiteral("laterTimes"));
    menu->setAccessibleName(tr("Later times"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const LaterTime &time : laterTimes(item)) {
        menu->addAction(time.text, this, [this, id = item.delivery.id, title = item.postTitle, time] {
            report(m_outbox.moveTo(id, time.planned),
                   tr("“%1” goes out: %2.", "post, day and time").arg(title, time.text));
        });
    }
    menu->addSeparator();
    menu->addAction(tr("Another time…"), this,
                    [this, post = item.delivery.postId] { m_context.navigator.openPost(post); });
    menu->popup(anchor ? anchor->mapToGlobal(QPoint(0, anchor->height())) : QCursor::pos());
}

QCoro::Task<void> DeliveryActions::askAndSendAgain(QPointer<DeliveryActions> self, QPointer<QWidget> window,
                                                   publish::DeliveryId id, QString title)
{
    Question question;
    question.title = tr("Send “%1” again?").arg(title);
    question.text = tr("Only if you looked and it is not there. If it is, people will see it twice.");
    question.actions = {{QStringLiteral("cancel"), tr("Cancel")},
                        {QStringLiteral("send"), tr("It is not there, send it"), ButtonKind::Primary}};
    const auto answer = co_await self->m_context.dialogs.ask(window, question);
    if (!self || answer.action != QLatin1StringView("send"))
        co_return;
    self->report(self->m_outbox.confirmNotLive(id), tr("“%1” is sent again.").arg(title));
}

QCoro::Task<void> DeliveryActions::askForLink(QPointer<DeliveryActions> self, QPointer<QWidget> window,
                                              publish::DeliveryId id)
{
    TextRequest request;
    request.title = tr("It is live");
    request.text = tr("Where does it stand? The link may be left empty.");
    request.label = tr("Link of the post");
    request.accept = tr("It is live");
    const auto text = co_await self->m_context.dialogs.askText(window, request);
    if (!self || !text)
        co_return;
    const auto url = postAddress(*text);
    if (!url) {
        self->m_context.navigator.report(Error{ErrorCode::InvalidInput,
                                               tr("This is not the address of a post."),
                                               tr("Nothing was changed."),
                                               tr("Copy it from the browser; it begins with https://."),
                                               {}});
        co_return;
    }
    self->report(self->m_outbox.confirmLive(id, *url), tr("It is marked as published."));
}

} // namespace hatstand::ui::outbox
