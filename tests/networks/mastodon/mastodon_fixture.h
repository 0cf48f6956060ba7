// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"
#include "net/http_client.h"
#include "networks/account_limits.h"
#include "networks/loopback_visit.h"
#include "networks/mastodon/mastodon_connector.h"
#include "networks/mastodon/mastodon_server.h"
#include "networks/mastodon/mastodon_session.h"
#include "networks/post_options.h"
#include "support/await.h"
#include "support/mastodon_fake.h"
#include "support/memory_credentials.h"

#include <QFile>
#include <QTemporaryDir>

namespace hatstand::test
{

/// The connector, a line, and the strict fake at its end, with an account that is signed in. Time stands
/// still until the test moves it.
struct MastodonFixture
{
    FakeClock clock;
    FakeTimers timers{clock};
    net::RateLimiter limiter{clock};
    net::HttpClient http{clock, timers, limiter, nullptr, nullptr, {QStringLiteral("Hatstand/test"), {}}};
    networks::RulesCatalogue rules;
    MemoryCredentials credentials;
    MastodonFake server{clock};
    QTemporaryDir folder;
    networks::MastodonConnector connector{http, credentials, rules, clock, timers, folder.path()};
    networks::AccountIdentity account;

    MastodonFixture()
    {
        account = {QStringLiteral("key"), QStringLiteral("alice@127.0.0.1"), server.accountId, server.url()};
        account.options.insert(networks::fact::apiVersion, server.apiVersion);
        networks::AccountLimits limits;
        limits.text = server.maxCharacters;
        limits.mediaCount = server.maxMedia;
        limits.imageBytes = server.imageBytes;
        limits.types = server.types;
        limits.schedules = true;
        account.options.insert(networks::limitsKey, networks::toJson(limits));
        keep(server.issueToken(QStringLiteral("read write")));
    }
    void keep(const QString &token)
    {
        credentials.secrets.insert(account.accountKey,
                                   networks::toText({server.url(), server.accountId, QStringLiteral("app"),
                                                     QStringLiteral("app-secret"), token}));
    }

    [[nodiscard]] networks::OutgoingPost post(const QString &text)
    {
        networks::OutgoingPost post;
        post.recordKey = connector.chooseRecordKey(clock.now());
        post.createdAt = clock.now();
        post.text = text;
        return post;
    }
    [[nodiscard]] Result<networks::PublishedPost> publish(const networks::OutgoingPost &post)
    {
        return await(connector.publish(account, post, {}, {}));
    }
    [[nodiscard]] Result<std::optional<networks::PublishedPost>> find(const networks::OutgoingPost &post)
    {
        return await(connector.find(account, post, {}));
    }
    /// A file of that many bytes that passes for a picture or a film.
    [[nodiscard]] networks::OutgoingMedia file(const char *name, const char *type, int bytes = 100)
    {
        networks::OutgoingMedia media;
        media.filePath = folder.filePath(QString::fromLatin1(name));
        media.mimeType = QString::fromLatin1(type);
        media.byteCount = bytes;
        media.pixels = QSize(640, 480);
        QFile file(media.filePath);
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(bytes, 'x')) != bytes)
            qFatal("A file could not be written.");
        return media;
    }
    /// A visit where the person agrees, or does not, as soon as the page is known.
    [[nodiscard]] std::shared_ptr<networks::LoopbackVisit> visitor(bool agrees = true)
    {
        auto visit = std::make_shared<networks::LoopbackVisit>(timers, nullptr);
        QObject::connect(
            visit.get(), &networks::LoopbackVisit::waiting, visit.get(),
            [this, agrees, raw = visit.get()](const QUrl &page, bool) {
                lastPage = page;
                if (const auto taken = raw->arrive(server.approve(page, agrees).toString()); !taken)
                    qWarning() << taken.error().sentence();
            },
            Qt::QueuedConnection);
        return visit;
    }
    [[nodiscard]] Result<networks::SignedIn> signIn(const QString &typed, bool agrees = true)
    {
        networks::SignInRequest request;
        request.handle = typed;
        return await(connector.signInByBrowser(request, visitor(agrees), {}));
    }
    QUrl lastPage;
};

} // namespace hatstand::test

/// Compares the code of a failed result, with its words when it is another.
#define COMPARE_CODE(result, expected)                                                                       \
    do {                                                                                                     \
        const auto &outcome = (result);                                                                      \
        QVERIFY2(!outcome, "it succeeded");                                                                  \
        const hatstand::Error &error = outcome.error();                                                      \
        QVERIFY2(error.code == (expected), qPrintable(hatstand::errorCodeName(error.code) + u' ' +           \
                                                      error.sentence() + u' ' + error.detail));              \
        QVERIFY(!error.what.isEmpty());                                                                      \
    } while (false)
/// Verifies a result, with the words of its failure.
#define VERIFY_DONE(result)                                                                                  \
    do {                                                                                                     \
        const auto &outcome = (result);                                                                      \
        QVERIFY2(outcome,                                                                                    \
                 qPrintable(outcome ? QString() : outcome.error().sentence() + outcome.error().detail));     \
    } while (false)
