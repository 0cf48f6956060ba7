// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/figures.h"
#include "kit/painters.h"
#include "kit/time_words.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace hatstand::ui;

class PaintersTest : public QObject
{
    Q_OBJECT
    ThemeController m_themes{*qApp};
    Icons m_icons{m_themes};
    const Kit m_kit{m_themes, m_icons};

    static QImage canvas(const QSize &size)
    {
        QImage image(size, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        return image;
    }
    static int pixelsOf(const QImage &image, const QColor &colour, const QRect &part = {})
    {
        int count = 0;
        const QRect rect = part.isNull() ? image.rect() : part;
        for (int y = rect.top(); y <= rect.bottom(); ++y) {
            for (int x = rect.left(); x <= rect.right(); ++x)
                count += image.pixelColor(x, y) == colour ? 1 : 0;
        }
        return count;
    }

private Q_SLOTS:
    void init() { m_themes.setChoice(ThemeChoice::Light); }

    void chipShowsItsWholeWordInItsColours()
    {
        for (const Status status : allStatuses) {
            const ChipLook look = chipLook(m_kit.theme(), status);
            const QSize size = chipSize(m_kit.theme(), look, statusWord(status));
            QImage wide = canvas(size + QSize(60, 0));
            QImage exact = canvas(size);
            QPainter first(&wide);
            paintChip(first, m_kit, wide.rect(), look, statusWord(status));
            first.end();
            QPainter second(&exact);
            paintChip(second, m_kit, exact.rect(), look, statusWord(status));
            second.end();
            QVERIFY(pixelsOf(exact, look.fill) > 100);
            // Nothing was elided: the letters are the same as with room to spare.
            const QRect letters(0, 2, size.width() - 8, size.height() - 4);
            QCOMPARE(exact.copy(letters), wide.copy(letters));
        }
    }
    void everyDigitTakesTheSameRoom()
    {
        const QFont font = m_kit.theme().font(13, QFont::Medium);
        const int width = figuresWidth(font, QStringLiteral("08:00"));
        for (const char *time : {"11:11", "20:48", "09:15"})
            QCOMPARE(figuresWidth(font, QString::fromLatin1(time)), width);
        QVERIFY(clockFiguresWidth(font) >= figuresWidth(font, clockWords(QTime(8, 8))));
        // The end of the line stands where the room ends, from the left and from the right.
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            QImage image = canvas(QSize(width + 40, 24));
            QPainter painter(&image);
            painter.setFont(font);
            painter.setPen(Qt::black);
            paintFigures(painter, image.rect(), QStringLiteral("08:00"), direction);
            painter.end();
            const QRect empty =
                direction == Qt::LeftToRight ? QRect(width + 1, 0, 39, 24) : QRect(0, 0, 39, 24);
            QCOMPARE(pixelsOf(image, Qt::transparent, empty), empty.width() * empty.height());
            QVERIFY(pixelsOf(image, Qt::transparent) < image.width() * image.height());
        }
    }
    void everyFontKeepsTheRoomOfItsOwnDigits()
    {
        const auto measured = [](const QFont &font) {
            const QFontMetricsF metrics(font);
            qreal widest = 0;
            for (char16_t digit = u'0'; digit <= u'9'; ++digit)
                widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
            return static_cast<int>(std::ceil(4 * widest));
        };
        const Theme &theme = m_kit.theme();
        const QList<QFont> fonts{theme.font(13, QFont::Medium), theme.font(24, QFont::Medium),
                                 theme.font(13, QFont::Bold), theme.font(11, QFont::Normal)};
        // Once to be measured, once as it is known then.
        for (int time = 0; time < 2; ++time) {
            for (const QFont &font : fonts)
                QCOMPARE(figuresWidth(font, QStringLiteral("2026")), measured(font));
        }
    }
    void chipIsMirroredFromRightToLeft()
    {
        const ChipLook look = chipLook(m_kit.theme(), Status::Failed);
        const QSize size = chipSize(m_kit.theme(), look, QStringLiteral("Failed"));
        QImage image = canvas(size);
        QPainter painter(&image);
        paintChip(painter, m_kit, image.rect(), look, QStringLiteral("Failed"), Qt::RightToLeft);
        painter.end();
        const QImage icon = m_icons.pixmap(Glyph::Failed, 12, look.text, 1.0).toImage();
        QVERIFY(!icon.isNull());
        // The icon's place at the right carries ink, and the same place at the left has words, not the icon.
        const QRect right(size.width() - 18, 4, 12, 12);
        int inked = 0;
        for (int y = right.top(); y <= right.bottom(); ++y) {
            for (int x = right.left(); x <= right.right(); ++x)
                inked += image.pixelColor(x, y) != look.fill ? 1 : 0;
        }
        QVERIFY(inked > 30);
    }
    void aKeyIsNamedFromLeftToRight_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("a comma at the end") << QStringLiteral("Ctrl+,");
        QTest::newRow("a sign with a mirror image") << QStringLiteral(">");
        QTest::newRow("letters") << QStringLiteral("Shift+F6");
    }
    void aKeyIsNamedFromLeftToRight()
    {
        QFETCH(const QString, key);
        const QSize size = keyCapSize(m_kit.theme(), key);
        const auto drawn = [&](Qt::LayoutDirection direction) {
            QImage image = canvas(size);
            QPainter painter(&image);
            painter.setLayoutDirection(direction);
            paintKeyCap(painter, m_kit.theme(), image.rect(), key);
            [&] { QCOMPARE(painter.layoutDirection(), direction); }();
            return image;
        };
        QCOMPARE(drawn(Qt::RightToLeft), drawn(Qt::LeftToRight));
    }
    void ringFillsWithTheClock()
    {
        QImage image = canvas({40, 40});
        QPainter painter(&image);
        paintRing(painter, QRectF(0, 0, 40, 40), 0.25, 5, Qt::gray, Qt::red);
        painter.end();
        QCOMPARE(image.pixelColor(34, 12), QColor(Qt::red));  // between twelve and three
        QCOMPARE(image.pixelColor(34, 30), QColor(Qt::gray)); // between three and six
        QCOMPARE(image.pixelColor(5, 12), QColor(Qt::gray));
        QCOMPARE(image.pixelColor(20, 20).alpha(), 0);
    }
    void fullAndOverfullRingsLookTheSame()
    {
        QImage full = canvas({20, 20});
        QImage over = canvas({20, 20});
        QPainter first(&full);
        paintRing(first, QRectF(0, 0, 20, 20), 1.0, 3, Qt::gray, Qt::red);
        first.end();
        QPainter second(&over);
        paintRing(second, QRectF(0, 0, 20, 20), 7.0, 3, Qt::gray, Qt::red);
        second.end();
        QCOMPARE(full, over);
    }
    void sparklineRisesAndFalls()
    {
        QImage image = canvas({100, 40});
        QPainter painter(&image);
        const double rising[] = {0, 1, 2, 3};
        paintSparkline(painter, QRectF(0, 0, 100, 40), rising, Qt::red);
        painter.end();
        QVERIFY(image.pixelColor(97, 3).alpha() > 200);
        QVERIFY(image.pixelColor(10, 3).alpha() == 0);
        QImage nothing = canvas({100, 40});
        QPainter other(&nothing);
        paintSparkline(other, QRectF(0, 0, 100, 40), std::span(rising, 1), Qt::red);
        other.end();
        QCOMPARE(nothing, canvas({100, 40}));
    }
    void sparklineOfEqualValuesIsFlat()
    {
        QImage image = canvas({60, 20});
        QPainter painter(&image);
        const double flat[] = {5, 5, 5};
        paintSparkline(painter, QRectF(0, 0, 60, 20), flat, Qt::red);
        painter.end();
        QVERIFY(image.pixelColor(30, 16).alpha() > 0);
    }
    void initialsAreTakenFromWords()
    {
        QCOMPARE(initialsOf(QStringLiteral("Crumb & Clover")), QStringLiteral("CC"));
        QCOMPARE(initialsOf(QStringLiteral("lantern")), QStringLiteral("L"));
        QCOMPARE(initialsOf(QStringLiteral("Anna Maria Berg")), QStringLiteral("AM"));
        QCOMPARE(initialsOf({}), QString());
        QCOMPARE(initialsOf(QStringLiteral("𝒜lpha beta")).size(), 3);
    }
    void elidingIsReported()
    {
        QImage image = canvas({60, 20});
        QPainter painter(&image);
        painter.setFont(m_kit.font(TypeRole::Body));
        QVERIFY(paintElided(painter, QRect(0, 0, 40, 20), QStringLiteral("A long line of words"),
                            Qt::LeftToRight));
        QVERIFY(!paintElided(painter, QRect(0, 0, 60, 20), QStringLiteral("A"), Qt::LeftToRight));
    }
    void tooManyMarksAreCounted()
    {
        const QStringList keys{QStringLiteral("bluesky"), QStringLiteral("mastodon"), QStringLiteral("x"),
                               QStringLiteral("linkedin")};
        QImage image = canvas({200, 20});
        QPainter painter(&image);
        const int all = paintNetworkMarks(painter, m_kit.theme(), QRect(0, 0, 200, 20), keys);
        QCOMPARE(all, networkMarksWidth(m_kit.theme(), 4));
        QCOMPARE(paintNetworkMarks(painter, m_kit.theme(), QRect(0, 0, 62, 20), keys),
                 networkMarksWidth(m_kit.theme(), 3));
        QCOMPARE(paintNetworkMarks(painter, m_kit.theme(), QRect(0, 0, 5, 20), keys), 0);
    }
    void marksWithoutRoomAreATileWithTheirNumber()
    {
        const int tile = networkMarksWidth(m_kit.theme(), 1);
        const auto shown = [&](const QStringList &keys) {
            QImage image = canvas({60, 20});
            QPainter painter(&image);
            const QRect room(0, 0, tile + 1, 20);
            [&] { QCOMPARE(paintNetworkMarks(painter, m_kit.theme(), room, keys), tile); }();
            painter.end();
            return image;
        };
        const QString one = QStringLiteral("bluesky");
        const QString two = QStringLiteral("mastodon");
        const QString three = QStringLiteral("x");
        QCOMPARE(shown({one, two}), shown({three, two}));
        QVERIFY(shown({one, two}) != shown({one, two, three}));
        // The tile of a mark, not bare words beside a time.
        const QPoint edge(tile / 2, (20 - tile) / 2);
        QCOMPARE(shown({one, two}).pixelColor(edge), shown({one}).pixelColor(edge));
        QVERIFY(shown({one, two}).pixelColor(edge) != canvas({60, 20}).pixelColor(edge));
    }
    void rectanglesAreMirroredWithinTheirBounds()
    {
        const QRect bounds(10, 0, 100, 20);
        QCOMPARE(mirrored({10, 0, 30, 20}, bounds, Qt::RightToLeft), QRect(80, 0, 30, 20));
        QCOMPARE(mirrored({10, 0, 30, 20}, bounds, Qt::LeftToRight), QRect(10, 0, 30, 20));
    }
};

QTEST_MAIN(PaintersTest)
#include "painters_test.moc"
