// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_cards.h"

#include "net/url_rules.h"
#include "networks/bluesky/bluesky_thumb.h"
#include "networks/page_tags.h"

#include <QPromise>
#include <QRegularExpression>
#include <QThreadPool>
#include <qcorofuture.h>

namespace hatstand::networks
{

namespace
{
constexpr qint64 largestPage = 2LL * 1024 * 1024;
constexpr qint64 largestPicture = 8LL * 1024 * 1024; // of a page; made smaller here
constexpr Milliseconds patience{10'000};

net::HttpRequest publicRequest(const QUrl &address, qint64 largest)
{
    net::HttpRequest request = net::HttpRequest::get(address, net::Purpose::LinkPreview);
    request.redirects = net::Redirects::AnyHost;
    request.maxResponseBytes = largest;
    request.timeouts = {patience / 2, patience / 2, patience};
    request.longestQueueWait = patience / 2;
    return request;
}

QByteArray charsetOf(const net::HttpResponse &response)
{
    static const QRegularExpression form(QStringLiteral("charset=\"?([A-Za-z0-9_-]{1,40})"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QString type = QString::fromLatin1(response.header(QByteArrayLiteral("Content-Type")));
    return form.match(type).captured(1).toLatin1();
}

/// On a thread of its own: a large picture takes longer than a window may stand still.
QFuture<BlueskyThumb> makeThumb(const QByteArray &picture)
{
    const auto promise = std::make_shared<QPromise<BlueskyThumb>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, picture] {
        promise->addResult(blueskyThumb(picture));
        promise->finish();
    });
    return promise->future();
}
} // namespace

QCoro::Task<std::optional<BlueskyCard>> BlueskyCards::make(BlueskySessions::LinePointer line, QString address,
                                                           CancelToken cancel)
{
    const auto self = shared_from_this();
    const QUrl url(address);
    if (net::addressProblem(url))
        co_return std::nullopt;
    const auto answer = co_await m_client->send(publicRequest(url, largestPage), cancel);
    if (!answer || !answer->isSuccess())
        co_return std::nullopt;
    const QUrl page = answer->finalUrl.isEmpty() ? url : answer->finalUrl;
    const PageTags tags = readPageTags(answer->body, page, charsetOf(*answer));
    if (tags.title.isEmpty())
        co_return std::nullopt;
    BlueskyCard card;
    card.uri = address;
    card.title = tags.title;
    card.description = tags.description;
    if (!tags.image.isEmpty())
        card.thumb = co_await thumb(line, tags.image, page, cancel);
    co_return card;
}

QCoro::Task<QJsonObject> BlueskyCards::thumb(BlueskySessions::LinePointer line, QUrl picture, QUrl page,
                                             CancelToken cancel)
{
    const auto self = shared_from_this();
    // A stranger's page never makes us ask something of this computer.
    if (net::addressProblem(picture) ||
        (net::isLoopbackHost(picture.host()) && !net::isLoopbackHost(page.host())))
        co_return QJsonObject();
    const auto answer = co_await m_client->send(publicRequest(picture, largestPicture), cancel);
    if (!answer || !answer->isSuccess() || pictureType(answer->body).isEmpty())
        co_return QJsonObject();
    const QFuture<BlueskyThumb> making = makeThumb(answer->body);
    const BlueskyThumb thumb = co_await making;
    if (thumb.bytes.isEmpty() || cancel.isCancelled())
        co_return QJsonObject();
    const net::RequestBody body(thumb.bytes);
    const std::function<void(qint64, qint64)> silent;
    const auto blob = co_await m_uploads->upload(line, body, thumb.mimeType, silent, cancel);
    co_return blob ? *blob : QJsonObject();
}

} // namespace hatstand::networks
