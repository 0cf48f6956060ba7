// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Files on their way to an account, or into the hands of a person: never as they were added.
#include "base/clock.h"
#include "base/timers.h"
#include "networks/rules_catalogue.h"
#include "plan/media/media_fitter.h"
#include "plan/picture_files.h"
#include "publish/frozen_content.h"
#include "publish/media_fitting.h"
#include "support/await.h"

#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::tests;
using test::await;

class TestMediaFitting : public QObject
{
    Q_OBJECT

private:
    FakeClock m_clock;
    FakeTimers m_timers{m_clock};
    QTemporaryDir m_dir;
    networks::RulesCatalogue m_rules;
    plan::MediaFitter m_fitter{m_clock, m_timers, m_dir.path(), QString()};
    QHash<plan::MediaId, plan::MediaItem> m_items;

    plan::PostMedia picture(const QString &name, const QByteArray &bytes)
    {
        plan::MediaItem item;
        item.id = plan::MediaId::create(m_clock);
        item.fileName = name;
        item.mimeType = QStringLiteral("image/jpeg");
        item.byteCount = bytes.size();
        item.pixels = QImage::fromData(bytes).size();
        m_items.insert(item.id, item);
        writeTo(pathOf(item), bytes);
        return {item.id, QStringLiteral("Alt of ") + name};
    }
    [[nodiscard]] QString pathOf(const plan::MediaItem &item) const { return m_dir.filePath(item.fileName); }
    /// What becomes of a post with those pictures.
    Result<networks::OutgoingPost> ready(const std::vector<plan::PostMedia> &media,
                                         const publish::Surroundings::Fit &fit,
                                         const clients::Account &account = {}, const CancelToken &cancel = {})
    {
        plan::EffectiveVersion version;
        version.text = QStringLiteral("Leaves");
        version.media = media;
        const QString content = publish::freezeContent(version, {}, m_items).value();
        const networks::OutgoingPost post =
            publish::thawContent(content, {}, [this](const plan::MediaItem &item) {
                return pathOf(item);
            }).value();
        return await(publish::withFilesReady(fit, account, post, publish::frozenMedia(content), cancel));
    }

private Q_SLOTS:
    void byHandFilesAreUprightCutAndTellNothing()
    {
        plan::PostMedia cut = picture(QStringLiteral("a.jpg"), photo(leaves(200, 100), 6));
        cut.crop = QRectF(0, 0.5, 1, 0.5);
        cut.focus = QPointF(0.5, 0.75);
        const plan::PostMedia whole = picture(QStringLiteral("b.jpg"), photo(leaves(60, 40)));
        const auto post = ready({cut, whole}, publish::fittingByHand(m_fitter));
        QVERIFY2(post, post ? "" : qPrintable(post.error().sentence()));
        QCOMPARE(post->media.size(), size_t(2));
        for (const networks::OutgoingMedia &file : post->media) {
            const QByteArray bytes = bytesOf(file.filePath);
            QVERIFY(!bytes.isEmpty());
            QVERIFY(!bytes.contains(secret));
            QCOMPARE(QImage::fromData(bytes).size(), file.pixels);
        }
        QCOMPARE(post->media[0].pixels, QSize(100, 100));
        QCOMPARE(post->media[0].focus, std::optional(QPointF(0.5, 0.5)));
        QCOMPARE(post->media[0].altText, QStringLiteral("Alt of a.jpg"));
        QCOMPARE(post->media[1].pixels, QSize(60, 40));
        QCOMPARE(post->media[1].altText, QStringLiteral("Alt of b.jpg"));
    }

    /// By hand the person has seen to what the network takes; nothing is made smaller behind their back.
    /// Its own number of pixels is in no rule of the network.
    void whatAServerSaysOfPixelsHolds()
    {
        clients::Account account;
        account.network = networks::NetworkKey::fromString(QStringLiteral("mastodon"));
        account.options = {{QStringLiteral("limits"), QJsonObject{{QStringLiteral("imagePixels"), 20'000}}}};
        const plan::PostMedia large = picture(QStringLiteral("large.jpg"), photo(leaves(400, 200)));
        const auto post = ready({large}, publish::fitting(m_fitter, m_rules), account);
        QVERIFY(post);
        QCOMPARE(post->media[0].pixels, QSize(200, 100));
    }

    void byHandNoLimitOfANetworkHolds()
    {
        clients::Account account;
        account.network = networks::NetworkKey::bluesky();
        account.options = {{QStringLiteral("limits"), QJsonObject{{QStringLiteral("imageBytes"), 20'000}}}};
        const QByteArray bytes = photo(leaves(700, 500));
        const plan::PostMedia large = picture(QStringLiteral("large.jpg"), bytes);
        const auto post = ready({large}, publish::fittingByHand(m_fitter), account);
        QVERIFY(post);
        QCOMPARE(post->media[0].pixels, QSize(700, 500));
        QCOMPARE(QImage(post->media[0].filePath), QImage::fromData(bytes));
    }

    void oneThatCannotBeMadeReadyIsSaidAndNothingIsHandedOver()
    {
        const plan::PostMedia good = picture(QStringLiteral("good.jpg"), photo(leaves(60, 40)));
        const plan::PostMedia lost = picture(QStringLiteral("lost.jpg"), photo(leaves(40, 60)));
        QVERIFY(QFile::remove(pathOf(m_items.value(lost.mediaId))));
        for (const auto &fit : {publish::fittingByHand(m_fitter), publish::fitting(m_fitter, m_rules)}) {
            const auto post = ready({good, lost}, fit);
            QVERIFY(!post);
            QVERIFY2(post.error().what.contains(QStringLiteral("lost.jpg")), qPrintable(post.error().what));
            QVERIFY(!post.error().remedy.isEmpty());
        }
    }

    void itCanBeStopped()
    {
        CancelSource source;
        source.cancel();
        const plan::PostMedia one = picture(QStringLiteral("one.jpg"), photo(leaves(80, 40)));
        const auto post = ready({one}, publish::fittingByHand(m_fitter), {}, source.token());
        QVERIFY(!post);
        QCOMPARE(post.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestMediaFitting)
#include "tst_media_fitting.moc"
