// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/loopback_visit.h"

#include "base/completion.h"
#include "net/oauth.h"
#include "net/page_call.h"

#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace hatstand::networks
{

namespace
{
/// A browser opens two or three lines at once; more at a time is somebody who knocks at every port.
constexpr qsizetype mostCallers = 16;

QByteArray hostOf(const QUrl &address)
{
    return (address.host() + u':' + QString::number(address.port())).toLatin1();
}
} // namespace

struct LoopbackVisit::Arrival
{
    Completion<Result<QUrl>> completion;
};

LoopbackVisit::LoopbackVisit(Timers &timers, Open open, Options options, QObject *parent)
    : QObject(parent)
    , m_timers(timers)
    , m_open(std::move(open))
    , m_options(options)
    , m_arrival(std::make_unique<Arrival>())
{
}

LoopbackVisit::~LoopbackVisit()
{
    finish(fail(ErrorCode::Cancelled, tr("The sign-in was stopped.")));
}

Result<QUrl> LoopbackVisit::wayBack(const QString &path)
{
    if (!m_server) {
        auto server = std::make_unique<QTcpServer>();
        if (!server->listen(QHostAddress::LocalHost, 0)) {
            return fail(ErrorCode::Unknown, tr("The browser has no way back to Hatstand."),
                        tr("No port of this computer could be opened."),
                        tr("Look whether a firewall forbids it, then try again."), server->errorString());
        }
        m_server = std::move(server);
        connect(m_server.get(), &QTcpServer::newConnection, this, &LoopbackVisit::take);
        m_wayBack.setScheme(QStringLiteral("http"));
        m_wayBack.setHost(QStringLiteral("127.0.0.1"));
        m_wayBack.setPort(m_server->serverPort());
    }
    m_wayBack.setPath(path);
    return m_wayBack;
}

QCoro::Task<Result<QUrl>> LoopbackVisit::visit(QUrl page, CancelToken cancel)
{
    if (m_state != State::Ready || m_wayBack.isEmpty())
        co_return fail(ErrorCode::NotAllowed, tr("This sign-in is over."), {}, tr("Start it again."));
    const Completion<Result<QUrl>> arrived = m_arrival->completion;
    const QPointer<LoopbackVisit> self(this);
    m_state = State::Waiting;
    m_page = page;
    m_timers.callAfter(m_options.longest, this, [this] {
        finish(fail(ErrorCode::TimedOut, tr("Nobody agreed in the browser."),
                    tr("Hatstand has waited long enough."), tr("Start the sign-in again.")));
    });
    const auto subscription = cancel.onCancel([self] {
        if (self)
            self->finish(fail(ErrorCode::Cancelled, tr("The sign-in was stopped.")));
    });
    if (self && isWaiting()) {
        const bool opened = m_open && m_open(page);
        if (self)
            Q_EMIT waiting(page, opened);
    }
    auto result = co_await arrived;
    co_return result;
}

bool LoopbackVisit::openAgain()
{
    return isWaiting() && m_open && m_open(m_page);
}

Result<void> LoopbackVisit::arrive(const QString &pasted)
{
    if (!isWaiting())
        return fail(ErrorCode::NotAllowed, tr("This sign-in is over."), {}, tr("Start it again."));
    const QString text = pasted.trimmed();
    // Browsers leave the scheme away where they show an address.
    const QUrl address(text.startsWith(m_wayBack.host()) ? m_wayBack.scheme() + QStringLiteral("://") + text
                                                         : text,
                       QUrl::TolerantMode);
    const QString how = tr("It begins with %1. It is in the browser's address bar after you have agreed.")
                            .arg(m_wayBack.toString());
    if (!address.isValid() || address.host().isEmpty())
        return fail(ErrorCode::InvalidInput, tr("This is not an address."), how);
    if (address.host() == m_page.host() && address.port() == m_page.port() &&
        address.path() == m_page.path()) {
        return fail(ErrorCode::InvalidInput,
                    tr("This is the address of the page where you agree, not the final one."), how);
    }
    if (hostOf(address) != hostOf(m_wayBack) || address.path() != m_wayBack.path() || !address.hasQuery())
        return fail(ErrorCode::InvalidInput, tr("This is not the final address."), how);
    if (m_isOurs && !m_isOurs(address))
        return fail(ErrorCode::InvalidInput, tr("This is the final address of another sign-in."),
                    tr("Copy it from the page that was opened last."));
    finish(address);
    return {};
}

void LoopbackVisit::take()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_callers.remove(socket);
            socket->deleteLater();
        });
        if (m_callers.size() >= mostCallers) {
            socket->abort();
            continue;
        }
        m_callers.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        m_timers.callAfter(m_options.longestCall, socket, [socket] { socket->abort(); });
        if (socket->bytesAvailable() > 0)
            read(socket);
    }
}

void LoopbackVisit::read(QTcpSocket *socket)
{
    const auto caller = m_callers.find(socket);
    if (caller == m_callers.end()) {
        socket->readAll(); // it has its answer
        return;
    }
    *caller += socket->read(net::longestPageCall + 1 - caller->size());
    const net::PageCall call = net::readPageCall(*caller, hostOf(m_wayBack));
    switch (call.state) {
    case net::PageCall::State::Incomplete:
        return;
    case net::PageCall::State::Garbage:
        socket->abort();
        return;
    case net::PageCall::State::BadMethod:
        answer(socket, net::pageAnswer(405, "Method Not Allowed", {}));
        return;
    case net::PageCall::State::Page:
        break;
    }
    QUrl arrived(m_wayBack.toString(QUrl::RemovePath) + QString::fromLatin1(call.target), QUrl::StrictMode);
    if (!arrived.isValid() || arrived.path() != m_wayBack.path() || !arrived.hasQuery()) {
        answer(socket, net::pageAnswer(404, "Not Found",
                                       net::plainPage(tr("Nothing here"), tr("This page does not exist."))));
        return;
    }
    bool ends = false;
    const QByteArray page = pageFor(arrived, ends);
    answer(socket, page);
    if (ends)
        finish(arrived);
}

QByteArray LoopbackVisit::pageFor(const QUrl &arrived, bool &ends) const
{
    if (m_isOurs && !m_isOurs(arrived)) {
        return net::pageAnswer(400, "Bad Request",
                               net::plainPage(tr("This does not belong to the sign-in in Hatstand"),
                                              tr("Go on in the page that was opened last, or start the "
                                                 "sign-in again in Hatstand. You can close this tab.")));
    }
    if (!isWaiting()) {
        return net::pageAnswer(200, "OK",
                               net::plainPage(tr("This is done already"),
                                              tr("You can close this tab and go back to Hatstand.")));
    }
    ends = true;
    if (!net::queryValues(arrived, QStringLiteral("error")).isEmpty()) {
        return net::pageAnswer(
            200, "OK",
            net::plainPage(tr("Nothing was connected"),
                           tr("You can close this tab. Hatstand tells you why, and you can "
                              "start again there.")));
    }
    return net::pageAnswer(
        200, "OK",
        net::plainPage(tr("Hatstand has the answer"), tr("You can close this tab and go back to Hatstand.")));
}

void LoopbackVisit::answer(QTcpSocket *socket, const QByteArray &bytes)
{
    m_callers.remove(socket);
    socket->write(bytes);
    // At once: this may go with what is done about the arrival.
    socket->flush();
    socket->disconnectFromHost();
}

void LoopbackVisit::finish(const Result<QUrl> &result)
{
    if (m_state == State::Done)
        return;
    const bool waited = isWaiting();
    m_state = State::Done;
    if (!waited)
        return;
    const Completion<Result<QUrl>> arrived =
        m_arrival->completion; // who hears that it is over may let this go
    Q_EMIT over();
    arrived.complete(result);
}

} // namespace hatstand::networks
