// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What moves is refused while the post is written, where sending would refuse it.
#include "check_case.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::plan;
using test::CheckCase;
using test::limit;

class TestCheckAnimations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMovesIsRefusedAtOnceWhereItWouldHaveToBeChanged_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QSize>("pixels");
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("words");
        const QSize usual(100, 100);
        QTest::newRow("fits") << QStringLiteral("image/png") << usual << qint64(1000) << QString();
        QTest::newRow("of another type")
            << QStringLiteral("image/webp") << usual << qint64(1000) << QStringLiteral("does not take");
        QTest::newRow("too large") << QStringLiteral("image/png") << usual << qint64(1'000'001)
                                   << QStringLiteral("is too large");
        QTest::newRow("too many pixels") << QStringLiteral("image/png") << QSize(2000, 2000) << qint64(1000)
                                         << QStringLiteral("too many pixels");
        QTest::newRow("too wide") << QStringLiteral("image/png") << QSize(300, 100) << qint64(1000)
                                  << QStringLiteral("too wide");
    }
    void whatMovesIsRefusedAtOnceWhereItWouldHaveToBeChanged()
    {
        QFETCH(const QString, type);
        QFETCH(const QSize, pixels);
        QFETCH(const qint64, bytes);
        QFETCH(const QString, words);
        CheckCase c;
        c.rules.media.image.maxWidth = limit(1000);
        const MediaId id = c.addMedia(type, pixels, bytes);
        c.input.media[id].isAnimated = true;
        if (words.isEmpty()) {
            QVERIFY(c.check().empty());
            return;
        }
        const Problem problem = c.only();
        QVERIFY2(problem.what.contains(words), qPrintable(problem.what));
        QCOMPARE(problem.severity, Severity::MustFix);
        // Neither shrinking nor cropping: a copy would stand still.
        QCOMPARE(problem.remedy, Remedy::RemovePicture);
        QCOMPARE(problem.other, Remedy::None);
        QVERIFY(c.afterRemedy().empty());
    }

    void theServersLimitOfPixelsShrinksNothingThatMoves()
    {
        CheckCase c;
        c.account.options = {
            {QStringLiteral("limits"), QJsonObject{{QStringLiteral("imagePixels"), 1'000'000}}}};
        c.sync();
        c.input.media[c.addMedia(QStringLiteral("image/png"), QSize(2000, 2000))].isAnimated = true;
        QCOMPARE(c.only().remedy, Remedy::RemovePicture);
    }

    void aCropOfWhatMovesIsTakenBack()
    {
        CheckCase c;
        const MediaId id = c.addMedia(QStringLiteral("image/png"));
        c.input.media[id].isAnimated = true;
        c.input.post.media[0].crop = QRectF(0, 0, 0.5, 1);
        QVERIFY(c.only().what.contains(QStringLiteral("cannot be cropped")));
        QCOMPARE(c.only().severity, Severity::MustFix);
        QCOMPARE(c.only().remedy, Remedy::CropPicture);
        QCOMPARE(c.only().other, Remedy::RemovePicture);
        c.input.post.media[0].crop = QRectF(0, 0, 1, 1);
        QVERIFY(c.check().empty());
    }

    void anAnimationThatCannotBeCleanedIsRefused()
    {
        CheckCase c;
        c.rules.media.image.types = {};
        const MediaId id = c.addMedia(QStringLiteral("image/avif"));
        QVERIFY(c.check().empty());
        c.input.media[id].isAnimated = true;
        QVERIFY(c.only().what.contains(QStringLiteral("animation")));
        QCOMPARE(c.only().severity, Severity::MustFix);
        QCOMPARE(c.only().remedy, Remedy::RemovePicture);
    }
};

QTEST_GUILESS_MAIN(TestCheckAnimations)
#include "tst_check_animations.moc"
