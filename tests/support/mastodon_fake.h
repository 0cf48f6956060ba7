// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QStringList>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <optional>
#include <vector>

class QTcpSocket;

namespace hatstand::test
{

/// A strict server of Mastodon's API on the loopback, made from its OpenAPI file (4.7) and documentation
/// (docs.joinmastodon.org, November 2026): what the real servers that run here are lax about or leave out.
///
/// It checks the proof of possession of single-use codes, scopes, and every limit with the sentences that
/// Mastodon has for them; keeps Idempotency-Keys for an hour, prepares films, holds scheduled statuses until
/// their time by its own clock, and remembers edits. One account, "alice".
class MastodonFake final : public QTcpServer
{
    Q_OBJECT
public:
    struct Request
    {
        QByteArray method;
        QString path;
        QUrl url;                              ///< with its query
        QHash<QByteArray, QByteArray> headers; ///< names in small letters
        QByteArray body;
        QJsonObject json;
    };
    struct Answer
    {
        int status = 200;
        QByteArray body;
        QByteArray type = "application/json; charset=utf-8";
        QList<QPair<QByteArray, QByteArray>> headers = {};
    };
    struct Media
    {
        QString id;
        QByteArray bytes;
        QString type;
        QString description;
        QString focus;
        int looksUntilReady = 0; ///< 0: prepared
        bool attached = false;
    };
    struct Scheduled
    {
        QString id;
        QJsonObject params; ///< the body that made it
        Instant at;
    };

    explicit MastodonFake(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] QUrl url() const;
    /// Plays the person in the browser at the page of /oauth/authorize: where the browser is sent. Empty when
    /// the page would show an error instead.
    [[nodiscard]] QUrl approve(const QUrl &page, bool agrees = true);
    /// A token as if somebody had signed in, for tests of what comes after.
    [[nodiscard]] QString issueToken(const QString &scopes);
    [[nodiscard]] bool knows(const QString &token) const { return m_tokens.contains(token); }
    void revokeAll() { m_tokens.clear(); }

    // How it is set up -----------------------------------------------------------------------------------
    Milliseconds clockAhead{0}; ///< of its own clock
    bool isClosed = false;      ///< limited federation: says nothing of itself to who is not signed in
    bool hasSecondVersion = true;
    int apiVersion = 7;
    qint64 maxCharacters = 500;
    qint64 maxMedia = 4;
    qint64 imageBytes = 1'000'000;
    QStringList types{QStringLiteral("image/png"), QStringLiteral("image/jpeg"), QStringLiteral("video/mp4")};
    QString accountId = QStringLiteral("109302436954721982");
    qsizetype mostScheduled = 300;
    bool isLimited = false; ///< by a moderator: what is public there is unlisted
    bool tokensEnd = false; ///< with an end and a refresh token, as Pleroma's
    bool takesLists = true; ///< of redirect addresses; before 4.3 it did not
    int looksAtFilms = 2;   ///< how often one must look until a film is prepared
    /// Requests that are let through before it asks to wait; negative: any number.
    int requestsLeft = -1;
    Milliseconds resetAfter = std::chrono::minutes(5);

    // Faults ---------------------------------------------------------------------------------------------
    /// The next that matches is done, and its answer lost.
    QString loseAnswerOf; ///< "POST /api/v1/statuses"
    /// Answers in its place when it answers something.
    std::function<std::optional<Answer>(const Request &)> instead;

    // What stands there ----------------------------------------------------------------------------------
    [[nodiscard]] const std::vector<QJsonObject> &statuses(); ///< the newest last
    [[nodiscard]] const std::vector<Scheduled> &scheduled();
    [[nodiscard]] const QHash<QString, Media> &media() const { return m_media; }
    [[nodiscard]] const QList<Request> &requests() const { return m_requests; }
    [[nodiscard]] QStringList calls() const; ///< "POST /api/v1/statuses"
    void removeStatus(const QString &id);
    /// From now on that account has written it.
    void setAuthor(const QString &id, const QString &author);
    /// Somebody posts it by another program.
    QString addStatus(const QString &text, Instant at);
    /// Somebody votes in its poll.
    void vote(const QString &id, int choice);

private:
    struct App
    {
        QString secret;
        QStringList redirects;
        QStringList scopes;
    };
    struct Code
    {
        QString clientId;
        QString redirect;
        QString challenge;
        QStringList scopes;
        Instant at;
    };
    struct Made
    {
        QString id;
        Instant at;
        bool isScheduled = false;
    };

    void incomingConnection(qintptr handle) override;
    void read(QTcpSocket *socket);
    [[nodiscard]] Answer answer(const Request &request);
    [[nodiscard]] std::optional<Answer> open(const Request &request);
    [[nodiscard]] Answer signedIn(const Request &request, const QString &scopes);
    [[nodiscard]] Answer makeApp(const Request &request);
    [[nodiscard]] Answer makeToken(const Request &request);
    [[nodiscard]] Answer revoke(const Request &request);
    [[nodiscard]] Answer instance(int version) const;
    [[nodiscard]] Answer takeMedia(const Request &request);
    [[nodiscard]] Answer makeStatus(const Request &request);
    [[nodiscard]] Answer editStatus(const QString &id, const Request &request);
    [[nodiscard]] Answer list(const Request &request);
    [[nodiscard]] Answer oneStatus(const Request &request);
    [[nodiscard]] Answer oneScheduled(const Request &request);
    [[nodiscard]] Answer search(const Request &request);
    [[nodiscard]] std::optional<QString> invalid(const QJsonObject &body) const;
    [[nodiscard]] QJsonObject put(const QJsonObject &params, Instant at);
    [[nodiscard]] QJsonArray attachments(const QJsonObject &params) const;
    [[nodiscard]] QJsonObject attachment(const Media &media) const;
    [[nodiscard]] QJsonObject waiting(const Scheduled &one) const;
    [[nodiscard]] QJsonObject *status(const QString &id);
    void publishDue();
    [[nodiscard]] Instant now() const { return m_clock.now() + clockAhead; }
    [[nodiscard]] QString nextId();

    const Clock &m_clock;
    qint64 m_lastId = 115'000'000'000'000'000;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<Request> m_requests;
    QHash<QString, App> m_apps;
    QHash<QString, Code> m_codes;
    QSet<QString> m_usedCodes;
    QHash<QString, QStringList> m_tokens; ///< scopes
    QHash<QString, QString> m_refreshes;  ///< refresh token → client
    QHash<QString, Media> m_media;
    QHash<QString, Made> m_keys; ///< by Idempotency-Key
    std::vector<QJsonObject> m_statuses;
    std::vector<Scheduled> m_scheduled;
};

} // namespace hatstand::test
