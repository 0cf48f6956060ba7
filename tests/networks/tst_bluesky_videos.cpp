// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Films, against a strict fake of ours of the service that makes them ready (lexicons app.bsky.video.*):
// there is none that could be run here. That a real server without one is found out is in
// tests/flows/test_bluesky_threads.cpp.
#include "networks/bluesky/bluesky_connector.h"
#include "support/await.h"
#include "support/busy_threads.h"
#include "support/files.h"
#include "support/memory_credentials.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <deque>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace std::chrono_literals;

namespace
{
QString s(const char *text)
{
    return QString::fromUtf8(text);
}

const QString did = s("did:plc:46kwhifwlkmfizxh2yzg7xgl");

/// The account's server, which gives passes, and the service, which takes them.
class VideoLine final : public net::HttpSender
{
public:
    QJsonObject limits{{s("canUpload"), true}, {s("remainingDailyBytes"), 50'000'000}};
    int limitsStatus = 200;
    std::deque<QJsonObject> states; ///< what getJobStatus answers, one after the other; the last stays
    std::optional<Error> cutUpload; ///< once, after the body has arrived
    std::optional<Error> cutStatus; ///< once
    std::optional<Error> cutWrite;  ///< once, after the post has been written
    bool lacksBlob = false;         ///< what was uploaded is not kept any more
    bool stands = false;            ///< the post
    QStringList calls;
    QStringList bodies; ///< what was uploaded
    QString job;        ///< of what has been uploaded; the same film again is the same job
    QJsonObject written;
    QUrlQuery uploadQuery;
    Instant now; ///< at the account's server

    static QJsonObject blob()
    {
        return {{s("$type"), s("blob")},
                {s("mimeType"), s("video/mp4")},
                {s("size"), 58},
                {s("ref"), QJsonObject{{s("$link"),
                                        s("bafkreib6jrxptiysr4mhdvfqgux54g6iiu7pigsr3v4kdzvn5so5yqhgce")}}}};
    }
    static QJsonObject state(const char *name, int progress = 0)
    {
        return {{s("jobId"), s("job-1")}, {s("did"), did}, {s("state"), s(name)}, {s("progress"), progress}};
    }
    static QJsonObject done()
    {
        QJsonObject job = state("JOB_STATE_COMPLETED", 100);
        job[s("blob")] = blob();
        return job;
    }

    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken) override
    {
        const QString method = request.url.path().section(u'/', -1);
        const QUrlQuery query(request.url);
        calls << method.section(u'.', -1);
        const QByteArray bearer = bearerOf(request);
        if (request.url.host() == s("pds.example")) {
            if (method.endsWith(s("getServiceAuth"))) {
                const qint64 left = query.queryItemValue(s("exp")).toLongLong() - now.milliseconds() / 1000;
                if (left < 0 || left > 3600) {
                    net::HttpResponse refusal = json(400, {{s("error"), s("BadExpiration")}});
                    refusal.headers.append(
                        {"Date", now.toUtc().toString(s("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1()});
                    co_return refusal;
                }
                // The pass says for whom and for what it is.
                co_return json(200,
                               {{s("token"), s("pass ") + query.queryItemValue(s("aud"), QUrl::FullyDecoded) +
                                                 u' ' + query.queryItemValue(s("lxm"), QUrl::FullyDecoded)}});
            }
            if (method.endsWith(s("applyWrites"))) {
                if (lacksBlob)
                    co_return json(400, {{s("error"), s("BlobNotFound")},
                                         {s("message"), s("Could not find blob: bafkrei")}});
                written = QJsonDocument::fromJson(request.body.pieces().value(0).bytes).object();
                const QString key = written[s("writes")][0][s("rkey")].toString();
                if (cutWrite) {
                    Error cut = *std::exchange(cutWrite, std::nullopt);
                    co_return fail(std::move(cut));
                }
                co_return json(
                    200, {{s("results"), QJsonArray{QJsonObject{{s("uri"), blueskyPostUri(did, key)}}}}});
            }
            if (stands) {
                co_return json(200,
                               {{s("uri"), blueskyPostUri(did, query.queryItemValue(s("rkey")))},
                                {s("cid"), s("bafyreib2rxk3rybk3aobmv5cjuql3bm2twh4jo5uxgf5kpqcsgz7soitae")},
                                {s("value"), QJsonObject{{s("text"), s("Waves")}}}});
            }
            co_return json(400, {{s("error"), s("RecordNotFound")}});
        }
        if (request.url.host() != s("video.bsky.app"))
            co_return fail(ErrorCode::Offline, s("Nobody there."));
        if (method.endsWith(s("getUploadLimits"))) {
            if (bearer != "pass did:web:video.bsky.app app.bsky.video.getUploadLimits")
                co_return json(401, {{s("error"), s("unauthorized")}});
            co_return json(limitsStatus, limits);
        }
        if (method.endsWith(s("uploadVideo"))) {
            if (bearer != "pass did:web:pds.example com.atproto.repo.uploadBlob" ||
                request.contentType != "video/mp4" ||
                query.queryItemValue(s("did"), QUrl::FullyDecoded) != did)
                co_return json(401, {{s("error"), s("unauthorized")}});
            uploadQuery = query;
            if (!job.isEmpty()) {
                QJsonObject there = states.empty() ? state("JOB_STATE_COMPLETED", 100) : states.front();
                there[s("error")] = s("already_exists");
                there[s("message")] = s("Video already processed");
                co_return json(409, there);
            }
            job = s("job-1");
            bodies << request.body.pieces().value(0).filePath;
            if (request.onUploadProgress)
                request.onUploadProgress(request.body.size(), request.body.size());
            if (cutUpload) {
                Error cut = *std::exchange(cutUpload, std::nullopt);
                co_return fail(std::move(cut));
            }
            co_return json(200, {{s("jobStatus"), state("JOB_STATE_CREATED")}});
        }
        if (query.queryItemValue(s("jobId"), QUrl::FullyDecoded) != s("job-1"))
            co_return json(404, {{s("error"), s("NotFound")}});
        if (cutStatus) {
            Error cut = *std::exchange(cutStatus, std::nullopt);
            co_return fail(std::move(cut));
        }
        if (states.empty())
            co_return fail(ErrorCode::TimedOut, s("No answer."));
        const QJsonObject status = states.front();
        if (states.size() > 1)
            states.pop_front();
        co_return json(200, {{s("jobStatus"), status}});
    }

private:
    static QByteArray bearerOf(const net::HttpRequest &request)
    {
        for (const net::HttpHeader &header : request.headers) {
            if (header.name.compare("Authorization", Qt::CaseInsensitive) == 0)
                return header.value.mid(7);
        }
        return {};
    }
    static net::HttpResponse json(int status, const QJsonObject &body)
    {
        net::HttpResponse response;
        response.status = status;
        response.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        response.headers = {{"Content-Type", "application/json"}};
        return response;
    }
};
} // namespace

class TestBlueskyVideos : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void aFilmGoesToTheServiceAndIntoThePost();
    void progressNeverGoesBack();
    void aFilmThatIsThereAlreadyIsUsed();
    void aBrokenLineNeverUploadsTwice();
    void aRepeatInTheSameProgramGoesOnWithTheJob();
    void aRepeatOfAFilmThatIsMadeReadyAgainGoesOnWithTheJob();
    void aFilmThatWasChangedInPlaceIsAnotherOne();
    void aFilmOfAnotherPostIsAskedAboutAnew();
    void theJobIsForgottenOnceThePostStands_data();
    void theJobIsForgottenOnceThePostStands();
    void whatTheServerDoesNotKeepIsUploadedAgain();
    void aClockThatIsHoursWrongStopsNothing();
    void whatTheServiceWillNotTakeIsRefusedEarly_data();
    void whatTheServiceWillNotTakeIsRefusedEarly();
    void aFilmThatFailsIsRefusedInItsWords();
    void aSilentServiceIsAskedAFewTimes();
    void cancellingEndsTheWait();
    void aServerThatNobodyReachesTakesNoFilms();
    void closingEndsTheWait();
    void closingWhileAFilmIsReadEndsIt();

private:
    [[nodiscard]] OutgoingPost post()
    {
        OutgoingPost post;
        post.recordKey = m_recordKey;
        post.createdAt = m_clock.now();
        post.text = s("Waves");
        post.media = {{m_path, s("video/mp4"), 1000, QSize(1920, 1080), s("Waves at a beach")}};
        return post;
    }
    [[nodiscard]] Awaited<Result<PublishedPost>> begin(Progress progress = {}, const CancelToken &cancel = {})
    {
        return Awaited<Result<PublishedPost>>(
            m_connector->publish(m_account, post(), std::move(progress), cancel));
    }
    [[nodiscard]] Result<PublishedPost> publish()
    {
        auto under = begin();
        // Time passes where it is waited for; the film is read on another thread meanwhile.
        const bool isDone = QTest::qWaitFor(
            [&] {
                if (m_timers.pending() > 0)
                    m_timers.advance(1s);
                return under.isDone();
            },
            20'000);
        if (!isDone)
            qFatal("It does not end.");
        return under.value();
    }
    /// Begins, and stops it while the service is at work.
    void beginAndStop()
    {
        CancelSource source;
        m_line->states = {VideoLine::state("JOB_STATE_ENCODING", 40)};
        auto under = begin({}, source.token());
        QTRY_VERIFY(m_line->calls.contains(s("getJobStatus")));
        m_timers.advance(5s);
        QVERIFY(!under.isDone());
        source.cancel();
        QVERIFY(under.isDone());
        m_line->states = {VideoLine::done()};
    }
    /// How often a film has left.
    [[nodiscard]] qsizetype uploads() const { return m_line->calls.count(s("uploadVideo")); }
    [[nodiscard]] bool setTime(const QDateTime &time) const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadWrite) && file.setFileTime(time, QFileDevice::FileModificationTime);
    }
    [[nodiscard]] QJsonValue embed() const { return m_line->written[s("writes")][0][s("value")][s("embed")]; }

    RulesCatalogue m_rules;
    FakeClock m_clock;
    FakeTimers m_timers{m_clock};
    QTemporaryDir m_folder;
    QString m_path;
    QString m_recordKey;
    std::unique_ptr<VideoLine> m_line;
    MemoryCredentials m_credentials;
    std::unique_ptr<BlueskyConnector> m_connector;
    const AccountIdentity m_account{s("key"), s("alice.test"), did, QUrl(s("https://pds.example"))};
};

void TestBlueskyVideos::init()
{
    m_connector.reset();
    m_line = std::make_unique<VideoLine>();
    m_line->now = m_clock.now();
    m_recordKey = s("3m5xk4zvdlc2h");
    m_path = m_folder.filePath(s("100% waves & sand.mp4"));
    QVERIFY(writeFile(m_path, QByteArray(1000, 'v')));
    BlueskyCredential credential;
    credential.entry = m_account.server;
    credential.home = m_account.server;
    credential.did = did;
    credential.password = s("app-pass");
    credential.access = s("access");
    m_credentials.secrets = {{m_account.accountKey, toText(credential)}};
    m_connector = std::make_unique<BlueskyConnector>(*m_line, m_credentials, m_rules, m_clock, m_timers);
}

void TestBlueskyVideos::aFilmGoesToTheServiceAndIntoThePost()
{
    m_line->states = {VideoLine::state("JOB_STATE_ENCODING", 40), VideoLine::done()};
    const auto published = publish();
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    QCOMPARE(m_line->calls,
             QStringList({s("getServiceAuth"), s("getUploadLimits"), s("getServiceAuth"), s("uploadVideo"),
                          s("getJobStatus"), s("getJobStatus"), s("applyWrites")}));
    QCOMPARE(m_line->bodies, QStringList{m_path});
    QCOMPARE(m_line->uploadQuery.queryItemValue(s("name"), QUrl::FullyDecoded), s("100% waves & sand.mp4"));
    QCOMPARE(embed()[s("$type")].toString(), s("app.bsky.embed.video"));
    QCOMPARE(embed()[s("video")].toObject(), VideoLine::blob());
    QCOMPARE(embed()[s("alt")].toString(), s("Waves at a beach"));
    QCOMPARE(embed()[s("aspectRatio")][s("width")].toInt(), 1920);
}

void TestBlueskyVideos::progressNeverGoesBack()
{
    m_line->states = {VideoLine::state("JOB_STATE_ENCODING", 20), VideoLine::state("JOB_STATE_ENCODING", 80),
                      VideoLine::done()};
    std::vector<qint64> seen;
    auto under = begin([&seen](qint64 done, qint64 total) {
        QCOMPARE(total, 1000);
        seen.push_back(done);
    });
    QTRY_VERIFY(m_line->calls.contains(s("getJobStatus")));
    m_timers.advance(1min);
    QVERIFY(under.isDone());
    QVERIFY(seen.size() >= 4);
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QCOMPARE(seen.front(), 500);
    QCOMPARE(seen.back(), 1000);
}

void TestBlueskyVideos::aFilmThatIsThereAlreadyIsUsed()
{
    m_line->job = s("job-1"); // another program has uploaded it
    m_line->states = {VideoLine::done()};
    const auto published = publish();
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    QVERIFY(m_line->bodies.isEmpty());
    QCOMPARE(embed()[s("video")].toObject(), VideoLine::blob());
}

void TestBlueskyVideos::aBrokenLineNeverUploadsTwice()
{
    m_line->cutUpload = Error{ErrorCode::ConnectionLost, s("The line failed."), {}, {}, {}};
    m_line->states = {VideoLine::done()};
    QCOMPARE(publish().error().code, ErrorCode::ConnectionLost);
    QVERIFY(m_line->written.isEmpty());
    const auto again = publish();
    QVERIFY2(again, again ? "" : qPrintable(again.error().sentence()));
    QCOMPARE(m_line->bodies.size(), 1);
}

void TestBlueskyVideos::aRepeatInTheSameProgramGoesOnWithTheJob()
{
    beginAndStop();
    // Stopped once more, just while it is asked.
    m_line->cutStatus = Error{ErrorCode::Cancelled, s("It was stopped."), {}, {}, {}};
    QCOMPARE(publish().error().code, ErrorCode::Cancelled);
    QVERIFY(publish());
    QCOMPARE(uploads(), 1);
}

/// As the fitter does it: what it finds again is marked as used now.
void TestBlueskyVideos::aRepeatOfAFilmThatIsMadeReadyAgainGoesOnWithTheJob()
{
    beginAndStop();
    QVERIFY(setTime(QDateTime(QDate(2031, 1, 1), QTime(12, 0), Qt::UTC)));
    QVERIFY(publish());
    QCOMPARE(uploads(), 1);
}

void TestBlueskyVideos::aFilmThatWasChangedInPlaceIsAnotherOne()
{
    const QDateTime time(QDate(2026, 8, 1), QTime(12, 0), Qt::UTC);
    QVERIFY(setTime(time));
    beginAndStop();
    m_line->job.clear();
    QVERIFY(writeFile(m_path, QByteArray(1000, 'w')));
    QVERIFY(setTime(time));
    QVERIFY(publish());
    QCOMPARE(uploads(), 2);
    QCOMPARE(m_line->bodies.size(), 2);
}

/// Whose server may have dropped by then what the first one did not use. The service knows it all the same.
void TestBlueskyVideos::aFilmOfAnotherPostIsAskedAboutAnew()
{
    beginAndStop();
    m_recordKey = s("3m5xk4zvdlc2i");
    QVERIFY(publish());
    QCOMPARE(uploads(), 2);
    QCOMPARE(m_line->bodies.size(), 1);
}

void TestBlueskyVideos::theJobIsForgottenOnceThePostStands_data()
{
    QTest::addColumn<bool>("isCut");
    QTest::newRow("told by the answer") << false;
    QTest::newRow("found afterwards") << true;
}

/// The post may be deleted there, and its film goes with it; sent once more, the film is uploaded.
void TestBlueskyVideos::theJobIsForgottenOnceThePostStands()
{
    QFETCH(const bool, isCut);
    m_line->states = {VideoLine::done()};
    if (isCut) {
        m_line->cutWrite = Error{ErrorCode::ConnectionLost, s("The line failed."), {}, {}, {}};
        QCOMPARE(publish().error().code, ErrorCode::ConnectionLost);
        m_line->stands = true;
        const auto found = await(m_connector->find(m_account, post(), {}));
        QVERIFY2(found, found ? "" : qPrintable(found.error().sentence()));
        QVERIFY(found->has_value());
        m_line->stands = false;
    } else {
        QVERIFY(publish());
    }
    QCOMPARE(uploads(), 1);
    m_line->job.clear();
    QVERIFY(publish());
    QCOMPARE(uploads(), 2);
    QCOMPARE(m_line->bodies.size(), 2);
}

/// A server keeps what no post names for some hours only.
void TestBlueskyVideos::whatTheServerDoesNotKeepIsUploadedAgain()
{
    m_line->states = {VideoLine::done()};
    m_line->lacksBlob = true;
    QCOMPARE(publish().error().code, ErrorCode::Refused);
    QCOMPARE(uploads(), 1);
    m_line->lacksBlob = false;
    m_line->job.clear();
    QVERIFY(publish());
    QCOMPARE(uploads(), 2);
}

void TestBlueskyVideos::aClockThatIsHoursWrongStopsNothing()
{
    for (const Milliseconds off : {Milliseconds(7h), Milliseconds(-7h)}) {
        init();
        m_line->now = m_clock.now() + off;
        m_line->states = {VideoLine::done()};
        const auto published = publish();
        QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
        QCOMPARE(m_line->calls.count(s("getServiceAuth")), 3); // one of them was refused
    }
}

void TestBlueskyVideos::whatTheServiceWillNotTakeIsRefusedEarly_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QJsonObject>("limits");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("word");
    const QJsonObject named{{s("error"), s("MethodNotImplemented")}};
    QTest::newRow("no such method") << 501 << named << ErrorCode::Refused << s("takes no films");
    QTest::newRow("nothing there") << 404 << named << ErrorCode::Refused << s("takes no films");
    QTest::newRow("not confirmed") << 200
                                   << QJsonObject{{s("canUpload"), false},
                                                  {s("message"), s("Confirm your e-mail first")}}
                                   << ErrorCode::Refused << s("Confirm your e-mail first");
    QTest::newRow("day is full") << 200
                                 << QJsonObject{{s("canUpload"), true}, {s("remainingDailyBytes"), 999}}
                                 << ErrorCode::Refused << s("999 bytes");
    QTest::newRow("trouble") << 503 << named << ErrorCode::ServerTrouble << s("trouble");
    // Of the pass, not of the account's sign-in.
    QTest::newRow("no entry") << 401 << QJsonObject{{s("error"), s("BadJwt")}} << ErrorCode::Refused
                              << QString();
}

void TestBlueskyVideos::whatTheServiceWillNotTakeIsRefusedEarly()
{
    QFETCH(const int, status);
    QFETCH(const QJsonObject, limits);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, word);
    m_line->limits = limits;
    m_line->limitsStatus = status;
    const auto published = publish();
    QVERIFY(!published);
    QVERIFY2(published.error().code == code, qPrintable(published.error().sentence()));
    QVERIFY2(published.error().sentence().contains(word), qPrintable(published.error().sentence()));
    QCOMPARE(m_line->calls, QStringList({s("getServiceAuth"), s("getUploadLimits")}));
}

void TestBlueskyVideos::aFilmThatFailsIsRefusedInItsWords()
{
    QJsonObject failed = VideoLine::state("JOB_STATE_FAILED");
    failed[s("error")] = s("InvalidVideo");
    failed[s("message")] = s("Only the colour of the sky is in it");
    m_line->states = {failed};
    const auto published = publish();
    QCOMPARE(published.error().code, ErrorCode::Refused);
    QVERIFY(published.error().why.contains(s("colour of the sky")));
    QVERIFY(m_line->written.isEmpty());
}

void TestBlueskyVideos::aSilentServiceIsAskedAFewTimes()
{
    const auto published = publish();
    QCOMPARE(published.error().code, ErrorCode::TimedOut);
    QCOMPARE(m_line->calls.count(s("getJobStatus")), 5);
}

void TestBlueskyVideos::cancellingEndsTheWait()
{
    m_line->states = {VideoLine::state("JOB_STATE_ENCODING", 40)};
    CancelSource source;
    auto under = begin({}, source.token());
    QTRY_VERIFY(m_line->calls.contains(s("getJobStatus")));
    m_timers.advance(5s);
    QVERIFY(!under.isDone());
    source.cancel();
    QVERIFY(under.isDone());
    QCOMPARE(under.value().error().code, ErrorCode::Cancelled);
    QVERIFY(m_line->written.isEmpty());
}

void TestBlueskyVideos::aServerThatNobodyReachesTakesNoFilms()
{
    BlueskyCredential credential = blueskyCredential(m_credentials.secrets[m_account.accountKey]).value();
    credential.home = QUrl(s("http://127.0.0.1:28040"));
    m_credentials.secrets[m_account.accountKey] = toText(credential);
    QCOMPARE(publish().error().code, ErrorCode::Refused);
    QVERIFY(m_line->calls.isEmpty());
}

void TestBlueskyVideos::closingEndsTheWait()
{
    m_line->states = {VideoLine::state("JOB_STATE_ENCODING", 40)};
    auto under = begin();
    QTRY_VERIFY(m_line->calls.contains(s("getJobStatus")));
    m_timers.advance(5s);
    QVERIFY(!under.isDone());
    m_connector.reset();
    QVERIFY(under.isDone());
    QCOMPARE(under.value().error().code, ErrorCode::Cancelled);
}

void TestBlueskyVideos::closingWhileAFilmIsReadEndsIt()
{
    m_line->states = {VideoLine::done()};
    BusyThreads threads;
    auto under = begin();
    QVERIFY(!under.isDone());
    m_connector.reset();
    threads.letGo();
    QVERIFY(under.wait());
    QCOMPARE(under.value().error().code, ErrorCode::Cancelled);
    QCOMPARE(uploads(), 0);
}

QTEST_GUILESS_MAIN(TestBlueskyVideos)
#include "tst_bluesky_videos.moc"
