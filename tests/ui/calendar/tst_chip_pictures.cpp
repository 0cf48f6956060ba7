// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/chip_pictures.h"
#include "kit/theme_controller.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <numeric>

using namespace hatstand::ui;
using namespace hatstand::ui::calendar;

class TestChipPictures : public QObject
{
    Q_OBJECT

    ThemeController m_themes{*qApp};
    Icons m_icons{m_themes};
    Kit m_kit{m_themes, m_icons};

    template <class Paint>
    static QImage drawn(qreal ratio, const QColor &back, const Paint &paint)
    {
        QImage image(QSize(200, 40) * ratio, QImage::Format_RGB32);
        image.setDevicePixelRatio(ratio);
        image.fill(back);
        QPainter painter(&image);
        paint(painter);
        return image;
    }
    /// Of the pixels in their lightness.
    static QList<int> differences(const QImage &a, const QImage &b)
    {
        QList<int> all;
        for (int y = 0; y < a.height(); ++y) {
            for (int x = 0; x < a.width(); ++x)
                all << std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y)));
        }
        return all;
    }
    static int greatestDifference(const QImage &a, const QImage &b)
    {
        return a.size() == b.size() ? std::ranges::max(differences(a, b)) : 255;
    }
    static double meanDifference(const QImage &a, const QImage &b)
    {
        const QList<int> all = differences(a, b);
        return std::accumulate(all.begin(), all.end(), 0.0) / double(all.size());
    }
    static MonthChip chip(Status status)
    {
        MonthChip chip;
        chip.status = status;
        chip.time = QStringLiteral("09:15");
        chip.title = QStringLiteral("Cardamom buns are back, and so is the rye");
        chip.clientColour = Qt::darkGreen;
        return chip;
    }

private Q_SLOTS:
    void whatIsKeptLooksAsIfItWereDrawnAnew_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<double>("ratio");
        for (const Status status : allStatuses) {
            for (const double ratio : {1.0, 1.5, 2.0})
                QTest::addRow("%d at %g", int(status), ratio) << int(status) << ratio;
        }
    }
    void whatIsKeptLooksAsIfItWereDrawnAnew()
    {
        QFETCH(int, status);
        QFETCH(double, ratio);
        const MonthChip shown = chip(static_cast<Status>(status));
        const QColor back = m_kit.theme().surface;
        const QRect rect(10, 8, 160, 24);
        ChipPictures pictures;
        const QImage anew = drawn(ratio, back, [&](QPainter &painter) {
            paintMonthChip(painter, m_kit, rect, shown, Qt::LeftToRight);
        });
        for (const char *time : {"first", "again"}) {
            const QImage kept = drawn(ratio, back, [&](QPainter &painter) {
                pictures.paint(painter, m_kit, rect, shown, Qt::LeftToRight);
            });
            // Letters on what can be seen through have slightly other edges.
            QVERIFY2(greatestDifference(kept, anew) <= 48, time);
            QVERIFY2(meanDifference(kept, anew) <= 1.5, time);
        }
        QCOMPARE(pictures.count(), 1);
    }

    void eachThatLooksDifferentIsDrawn()
    {
        ChipPictures pictures;
        const QColor back = m_kit.theme().surface;
        const auto paint = [&](const MonthChip &shown, const QRect &rect, Qt::LayoutDirection direction) {
            return drawn(1, back,
                         [&](QPainter &painter) { pictures.paint(painter, m_kit, rect, shown, direction); });
        };
        const QRect rect(10, 8, 160, 24);
        const MonthChip draft = chip(Status::Draft);
        QList<QImage> all{paint(draft, rect, Qt::LeftToRight), paint(draft, rect, Qt::RightToLeft),
                          paint(draft, rect.adjusted(0, 0, -40, 0), Qt::LeftToRight)};
        MonthChip other = draft;
        other.title = QStringLiteral("Rye");
        all << paint(other, rect, Qt::LeftToRight);
        other = draft;
        other.time = QStringLiteral("10:15");
        all << paint(other, rect, Qt::LeftToRight);
        other = draft;
        other.clientColour = Qt::red;
        all << paint(other, rect, Qt::LeftToRight);
        other = draft;
        other.status = Status::Failed;
        all << paint(other, rect, Qt::LeftToRight);
        QCOMPARE(pictures.count(), all.size());
        other = draft;
        other.hovered = true;
        other.chosen = true;
        all << paint(other, rect, Qt::LeftToRight);
        QCOMPARE(pictures.count(), all.size() - 1); // passes by soon
        for (qsizetype a = 0; a < all.size(); ++a) {
            for (qsizetype b = a + 1; b < all.size(); ++b)
                QVERIFY2(all[a] != all[b], qPrintable(QStringLiteral("%1 and %2").arg(a).arg(b)));
        }
    }
};

QTEST_MAIN(TestChipPictures)
#include "tst_chip_pictures.moc"
