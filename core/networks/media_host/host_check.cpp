// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/media_host/host_check.h"

#include "net/http_status.h"
#include "net/url_rules.h"
#include "networks/media_host/host_line.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRandomGenerator>
#include <QTemporaryFile>

#include <algorithm>
#include <array>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

const QString pictureType = QStringLiteral("image/gif");

QByteArray randomLetters()
{
    QByteArray letters;
    while (letters.size() < 32)
        letters += QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    return letters.left(32);
}

/// One white point, with a comment in it (GIF89a, 24) that no other picture has.
QByteArray tinyPicture()
{
    const QByteArray comment = randomLetters();
    return QByteArray::fromHex("474946383961010001008000 00ffffff000000") + QByteArray::fromHex("21fe") +
           char(comment.size()) + comment + QByteArray::fromHex("00 2c00000000010001000002024401003b");
}

Error notPublic(const QString &what, const QString &why, const QString &remedy, int status = 0)
{
    Error error{ErrorCode::NotAllowed, what, why, remedy, {}};
    error.httpStatus = status;
    if (status > 0)
        error.detail = QStringLiteral("HTTP %1").arg(status);
    return error;
}

/// The upload went well, so whatever this is, it is about the public address.
Result<void> judge(const net::HttpResponse &response, const QUrl &asked, const QByteArray &expected)
{
    const QString host = net::hostLabel(asked);
    if (response.status == 401 || response.status == 403) {
        return fail(notPublic(
            Words::tr("The file was put there, but its public address is not public."),
            Words::tr("%1 asks strangers to sign in.").arg(host),
            Words::tr("Let everybody read the folder, or enter the public address at which everybody can."),
            response.status));
    }
    if (response.status == 404 || response.status == 410) {
        return fail(notPublic(Words::tr("The file was put there, but not where its public address leads."),
                              Words::tr("At %1 there is no such file.").arg(asked.toString()),
                              Words::tr("Enter the public address of the folder into which the files go."),
                              response.status));
    }
    if (!response.isSuccess()) {
        Error error = net::errorFromStatus(response, host);
        error.why =
            Words::tr("The file was put there, but it cannot be fetched from %1.").arg(asked.toString());
        return fail(std::move(error));
    }
    if (response.body == expected)
        return {};
    if (net::looksLikeHtml(response)) {
        return fail(notPublic(
            Words::tr("In the place of the file comes a web page."),
            Words::tr("At %1 people sign in, or look at the file in a page around it.").arg(host),
            Words::tr("Enter the address that leads to the files themselves. For a share of Nextcloud it is "
                      "https://HOST/public.php/dav/files/ and the last part of the share's link."),
            response.status));
    }
    return fail(notPublic(Words::tr("Another file comes back than was put there."),
                          Words::tr("Something changes the files on %1: a plugin that shrinks pictures, or "
                                    "an old copy in between.")
                              .arg(host),
                          Words::tr("Switch that off for the folder, or choose another place."),
                          response.status));
}

QCoro::Task<Result<void>> fetchAsStranger(std::shared_ptr<HostLine> line, QUrl address, QByteArray expected,
                                          CancelToken cancel)
{
    constexpr qint64 most = 1024LL * 1024;
    net::HttpRequest fetch = net::HttpRequest::get(address, net::Purpose::CheckMediaHost);
    fetch.redirects = net::Redirects::AnyHost; // as the networks do
    fetch.maxResponseBytes = most;
    const auto answer = co_await line->send(std::move(fetch), cancel);
    if (answer)
        co_return judge(*answer, address, expected);
    Error error = answer.error();
    if (error.code == ErrorCode::TooLarge) {
        error = notPublic(Words::tr("Another file comes back than was put there."),
                          Words::tr("What %1 answers is much larger.").arg(net::hostLabel(address)),
                          Words::tr("Enter the address that leads to the files themselves."));
    } else if (error.code != ErrorCode::Cancelled) {
        //: %1 is a whole sentence, as "files.example.org cannot be reached."
        error.what = Words::tr("The file was put there. Its public address: %1").arg(error.what);
    }
    co_return fail(std::move(error));
}

QString remarkOn(const QUrl &address)
{
    if (!isOnlyHere(address))
        return {};
    return Words::tr("But %1 is an address within your own network or computer: the networks cannot fetch "
                     "anything from there.")
        .arg(address.host());
}
} // namespace

bool isOnlyHere(const QUrl &address)
{
    QString host = address.host().toLower();
    if (host.endsWith(u'.')) // a name that is whole
        host.chop(1);
    // Names that nobody can register: RFC 6761, 6762, 8375, and what routers call their networks.
    constexpr std::array ownNames{".local", ".localhost", ".internal", ".home.arpa", ".lan"};
    const bool isOwnName = std::any_of(ownNames.begin(), ownNames.end(), [&host](const char *name) {
        return host.endsWith(QLatin1StringView(name));
    });
    if (isOwnName || net::isLoopbackHost(host) || !(host.contains(u'.') || host.contains(u':')))
        return true;
    QHostAddress number(host);
    if (number.isNull())
        return false;
    bool isOldNumber = false; // written as a new one, too: ::ffff:10.0.0.1
    if (const quint32 old = number.toIPv4Address(&isOldNumber); isOldNumber)
        number.setAddress(old);
    static const std::array ownNetworks{QHostAddress::parseSubnet(QStringLiteral("0.0.0.0/8")),
                                        QHostAddress::parseSubnet(QStringLiteral("10.0.0.0/8")),
                                        QHostAddress::parseSubnet(QStringLiteral("100.64.0.0/10")),
                                        QHostAddress::parseSubnet(QStringLiteral("172.16.0.0/12")),
                                        QHostAddress::parseSubnet(QStringLiteral("192.168.0.0/16"))};
    const bool isOwn = std::any_of(ownNetworks.begin(), ownNetworks.end(),
                                   [&number](const auto &network) { return number.isInSubnet(network); });
    return isOwn || number.isLoopback() || number == QHostAddress(QHostAddress::AnyIPv6) ||
           number.isLinkLocal() || number.isSiteLocal() || number.isUniqueLocalUnicast();
}

QCoro::Task<Result<MediaHostCheck>> checkMediaHost(std::shared_ptr<MediaHost> host,
                                                   std::shared_ptr<HostLine> line, CancelToken cancel)
{
    const QByteArray picture = tinyPicture();
    QTemporaryFile local;
    if (!local.open() || local.write(picture) != picture.size() || !local.flush()) {
        co_return fail(ErrorCode::StorageFailed, Words::tr("The tiny picture for the test cannot be made."),
                       local.errorString(), Words::tr("Make room on the disk, then try again."));
    }
    const QByteArray salt = randomLetters();
    const auto file = co_await readHostedFile(local.fileName(), pictureType, salt, cancel);
    if (!file)
        co_return fail(file.error());
    const Progress silent;
    const auto hosted = co_await host->put(*file, silent, cancel);
    if (!hosted)
        co_return fail(hosted.error());
    const auto fetched = co_await fetchAsStranger(line, hosted->address, picture, cancel);
    // Not left behind by a test that failed or was stopped, either.
    const CancelToken toItsEnd;
    const auto removed = co_await host->remove(hosted->id, toItsEnd);
    if (!fetched)
        co_return fail(fetched.error());
    if (!removed) {
        Error error = removed.error();
        error.what = Words::tr("The file was put there and can be fetched, but not taken away again.");
        error.why = removed.error().what;
        if (error.remedy.isEmpty())
            error.remedy = Words::tr("Give the name the right to delete there.");
        co_return fail(std::move(error));
    }
    MediaHostCheck check;
    check.address = hosted->address;
    check.remark = remarkOn(hosted->address);
    co_return check;
}

} // namespace hatstand::networks
