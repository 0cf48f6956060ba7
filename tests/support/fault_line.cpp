// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fault_line.h"

#include <QRandomGenerator>
#include <QTcpSocket>
#include <QTimer>

namespace hatstand::test
{

namespace
{
/// Requests with a picture are long; most are short, and most places in them are worth a cut.
constexpr int shortRequest = 1500;
constexpr int longRequest = 60'000;
constexpr int longestAnswer = 1200;
constexpr std::chrono::milliseconds longestDelay{250};
constexpr std::chrono::seconds silence{2};
} // namespace

FaultLine::Plan FaultLine::planOf(quint32 seed, quint64 number, int share)
{
    const std::array<quint32, 3> start{seed, static_cast<quint32>(number),
                                       static_cast<quint32>(number >> 32)};
    QRandomGenerator random(start.data(), static_cast<qsizetype>(start.size()));
    Plan plan;
    if (random.bounded(100) >= share)
        return plan;
    plan.fate = static_cast<Fate>(random.bounded(1, fates));
    if (plan.fate == Fate::Slow)
        plan.delay = std::chrono::milliseconds(random.bounded(static_cast<int>(longestDelay.count())));
    else if (plan.fate == Fate::CutRequest)
        plan.cutAfter = random.bounded(random.bounded(3) == 0 ? longRequest : shortRequest);
    else if (plan.fate == Fate::CutAnswer)
        plan.cutAfter = random.bounded(longestAnswer);
    return plan;
}

FaultLine::FaultLine(const QUrl &server, quint32 seed, QObject *parent)
    : QObject(parent), m_server(server), m_seed(seed)
{
    if (!m_listener.listen(QHostAddress::LocalHost, 0))
        qFatal("No port can be had.");
    connect(&m_listener, &QTcpServer::newConnection, this, [this] {
        while (m_listener.hasPendingConnections())
            take();
    });
}

FaultLine::~FaultLine()
{
    dropAll();
}

QUrl FaultLine::url() const
{
    QUrl address = m_server;
    address.setPort(m_listener.serverPort());
    return address;
}

void FaultLine::dropAll()
{
    while (!m_pairs.empty())
        end(m_pairs.begin()->first);
}

void FaultLine::take()
{
    const quint64 id = ++m_last;
    Pair &pair = m_pairs[id];
    pair.client = m_listener.nextPendingConnection();
    pair.client->setParent(this);
    connect(pair.client, &QTcpSocket::disconnected, this, [this, id] { end(id); });
    pair.plan = planOf(m_seed, id, m_share);
    if (pair.plan.fate == Fate::Reset || pair.plan.fate == Fate::Silent) {
        met(pair);
        const auto wait = pair.plan.fate == Fate::Reset ? std::chrono::milliseconds(0) : silence;
        QTimer::singleShot(wait, this, [this, id] { end(id); });
        return;
    }
    pair.server = new QTcpSocket(this);
    connect(pair.client, &QTcpSocket::readyRead, this, [this, id] { pump(id); });
    connect(pair.server, &QTcpSocket::readyRead, this, [this, id] { pump(id); });
    connect(pair.server, &QTcpSocket::connected, this, [this, id] { pump(id); });
    connect(pair.server, &QTcpSocket::errorOccurred, this, [this, id] { end(id); });
    pair.server->connectToHost(m_server.host(), static_cast<quint16>(m_server.port()));
}

void FaultLine::pump(quint64 id)
{
    const auto found = m_pairs.find(id);
    if (found == m_pairs.end() || !found->second.server)
        return;
    Pair &pair = found->second;
    if (pair.isOver || pair.server->state() == QAbstractSocket::ConnectingState ||
        pair.server->state() == QAbstractSocket::HostLookupState)
        return;
    if (pair.plan.fate == Fate::Slow) {
        met(pair);
        pair.plan.fate = Fate::Clean; // once, so that a test does not take for ever
        pair.isOver = true;
        QTimer::singleShot(pair.plan.delay, this, [this, id] {
            if (const auto slow = m_pairs.find(id); slow != m_pairs.end()) {
                slow->second.isOver = false;
                pump(id);
            }
        });
        return;
    }
    const QByteArray request = pair.client->readAll();
    if (pair.plan.fate == Fate::CutRequest) {
        if (pair.passed + request.size() > pair.plan.cutAfter) {
            met(pair);
            pair.server->write(request.left(pair.plan.cutAfter - pair.passed));
            pair.server->flush();
            end(id);
            return;
        }
        pair.passed += request.size();
    }
    if (!request.isEmpty())
        pair.server->write(request);
    const QByteArray answer = pair.server->readAll();
    if (answer.isEmpty())
        return;
    if (pair.plan.fate == Fate::Trouble) {
        met(pair);
        pair.isOver = true;
        pair.client->write(
            "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        pair.client->disconnectFromHost(); // once it is written
        return;
    }
    if (pair.plan.fate == Fate::CutAnswer) {
        if (pair.passed + answer.size() > pair.plan.cutAfter) {
            met(pair);
            pair.client->write(answer.left(pair.plan.cutAfter - pair.passed));
            pair.client->flush();
            end(id);
            return;
        }
        pair.passed += answer.size();
    }
    pair.client->write(answer);
}

void FaultLine::end(quint64 id)
{
    if (const auto found = m_pairs.find(id); found != m_pairs.end() && found->second.plan.fate == Fate::Clean)
        pump(id); // what has arrived goes on first
    const auto found = m_pairs.find(id);
    if (found == m_pairs.end())
        return;
    const Pair pair = found->second;
    m_pairs.erase(found);
    for (QTcpSocket *socket : {pair.client, pair.server}) {
        if (!socket)
            continue;
        socket->disconnect(this);
        const bool isWriting =
            socket->bytesToWrite() > 0 && socket->state() == QAbstractSocket::ConnectedState;
        if (!isWriting) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        socket->disconnectFromHost();
    }
}

} // namespace hatstand::test
