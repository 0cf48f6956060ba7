// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_due_feeds FOLDER [FEEDS]: the real window (offscreen, on Today), while FEEDS (500) feeds of thirty
// items each are due at the same moment, each on a host of its own of a local server of feeds. Prints one
// JSON line for how long the window's events had to wait meanwhile, and one for how long it took.
//   bench_due_feeds --serve     that server, as a process of its own; says its port, ends with its input
#include "bench_window.h"
#include "clients/client_service.h"
#include "listen/sources/source_service.h"
#include "listen/sources/source_table.h"
#include "session.h"
#include "shell/main_window.h"
#include "shell/workbench.h"
#include "storage/database.h"
#include "storage/transaction.h"
#include "waits.h"

#include <QApplication>
#include <QProcess>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <unistd.h>

using namespace hatstand;
using namespace hatstand::bench;

namespace
{
constexpr int itemsOfFeed = 30;

/// Every address of the loopback network is a host, whose feed is unlike all others.
QByteArray feedOf(const QByteArray &host)
{
    QByteArray feed =
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News of " + host + "</title>";
    for (int i = 0; i < itemsOfFeed; ++i) {
        const QByteArray number = QByteArray::number(i);
        feed +=
            "<item><title>Story " + number + " of " + host + "</title><guid isPermaLink=\"false\">" + host +
            '-' + number + "</guid><link>http://" + host + "/" + number +
            "</link><pubDate>Thu, 19 Nov 2026 10:00:" + number.rightJustified(2, '0') +
            " GMT</pubDate><description>&lt;p>The new bicycle lane along the harbour is a great joy for "
            "everybody who rides to work, and the shops near it are glad as well. &lt;b>More&lt;/b> of it "
            "is planned, although some say that it takes too long.&lt;/p></description></item>";
    }
    return feed + "</channel></rss>";
}

int serve()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::Any))
        return 1;
    std::printf("%d\n", server.serverPort());
    std::fflush(stdout);
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, asked = QByteArray()]() mutable {
            asked += socket->readAll();
            if (!asked.contains("\r\n\r\n"))
                return;
            asked.clear();
            const QByteArray body = feedOf(socket->localAddress().toString().toLatin1());
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: " +
                          QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
            socket->disconnectFromHost();
        });
    });
    // Whoever started this is gone.
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &input, [] { QCoreApplication::quit(); });
    return QCoreApplication::exec();
}

Result<void> fill(Parts &parts, int port, int feeds)
{
    clients::Client client;
    client.name = QStringLiteral("Client");
    client.zone = "Europe/Lisbon";
    const auto added = parts.clients().add(client);
    if (!added)
        return fail(added.error());
    return storage::inTransaction(parts.workspace().database(), [&]() -> Result<void> {
        for (int i = 0; i < feeds; ++i) {
            const QUrl address(
                QStringLiteral("http://127.0.%1.%2:%3/feed").arg(1 + i / 250).arg(1 + i % 250).arg(port));
            if (auto source = parts.sources().addFeed(*added, address, QStringLiteral("Feed %1").arg(i));
                !source)
                return fail(source.error());
        }
        return {};
    });
}

int heard(Parts &parts)
{
    const auto sources = parts.sources().sources({});
    return sources ? int(std::count_if(
                         sources->begin(), sources->end(),
                         [](const listen::Source &one) { return one.standing.askedAt.has_value(); }))
                   : 0;
}

int failed(const Error &error)
{
    std::fprintf(stderr, "bench_due_feeds: %s %s\n", qPrintable(error.sentence()), qPrintable(error.detail));
    return 1;
}
} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1StringView("--serve"))
        return serve();
    const int feeds = arguments.value(2, QStringLiteral("500")).toInt();
    if (arguments.size() < 2 || feeds < 1) {
        std::fprintf(stderr, "usage: bench_due_feeds FOLDER [FEEDS]\n");
        return 2;
    }
    QProcess server;
    server.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--serve")});
    if (!server.waitForReadyRead())
        return 1;
    const int port = server.readLine().trimmed().toInt();

    const QTemporaryDir folder(arguments[1] + QStringLiteral("/due-XXXXXX"));
    const QString path = folder.filePath(QStringLiteral("due.hatstand"));
    SystemClock clock;
    secrets::MemorySecretStore secrets;
    {
        auto parts = Parts::create(path, QStringLiteral("Due"), clock, Parts::Use::CommandLine);
        if (!parts)
            return failed(parts.error());
        (*parts)->useSecrets(secrets);
        if (const auto filled = fill(**parts, port, feeds); !filled)
            return failed(filled.error());
    }
    Desktop desktop(application, surroundings(clock, secrets, folder));
    desktop.start(path);
    desktop.window().resize(1440, 900);
    if (!desktop.session() || !desktop.session()->workbench())
        return 1;
    // The window is drawn; from now on a person could look at it.
    letPass(Milliseconds(300));
    Parts &parts = desktop.session()->parts();
    const int before = heard(parts);
    Waits waits;
    QElapsedTimer elapsed;
    elapsed.start();
    waits.begin();
    constexpr Milliseconds longest{120'000};
    int done = before;
    while (done < feeds && elapsed.elapsed() < longest.count()) {
        letPass(Milliseconds(1000));
        done = heard(parts); // a look a second is not what is measured: it takes less than a millisecond
    }
    waits.end();
    if (done < feeds)
        std::fprintf(stderr, "bench_due_feeds: %d of %d feeds were read\n", done, feeds);
    std::printf(
        "{\"id\":\"due-feeds.took\",\"p50\":%lld,\"p99\":%lld,\"max\":%lld,\"n\":%d,\"unit\":\"ms\"}\n",
        elapsed.elapsed(), elapsed.elapsed(), elapsed.elapsed(), done - before);
    print("due-feeds.window", std::move(waits.milliseconds()));
    server.closeWriteChannel();
    server.waitForFinished();
    return done < feeds ? 1 : 0;
}
