// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/kit.h"

#include <QDir>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace hatstand::ui;

namespace
{

/// The most opaque colour of a picture: that of its strokes.
QColor strokeColour(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    QColor strongest(0, 0, 0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor here = image.pixelColor(x, y);
            if (here.alpha() > strongest.alpha())
                strongest = here;
        }
    }
    return strongest;
}

} // namespace

class IconsTest : public QObject
{
    Q_OBJECT
    ThemeController m_themes{*qApp};
    Icons m_icons{m_themes};

private Q_SLOTS:
    void init() { m_themes.setChoice(ThemeChoice::Light); }

    void everyGlyphHasItsFileAndEveryFileItsGlyph()
    {
        QStringList names;
        for (int i = 0; i < glyphCount; ++i)
            names << QString(glyphName(static_cast<Glyph>(i))) + QLatin1String(".svg");
        QCOMPARE(names, QDir(QStringLiteral(":/hatstand/icons")).entryList(QDir::Files, QDir::Name));
    }
    void everyGlyphDraws()
    {
        for (int i = 0; i < glyphCount; ++i) {
            const QPixmap pixmap = m_icons.pixmap(static_cast<Glyph>(i), 16, Qt::red, 1.0);
            QVERIFY2(strokeColour(pixmap).alpha() > 100, glyphName(static_cast<Glyph>(i)).data());
            QVERIFY(strokeColour(pixmap).red() > 200);
        }
    }
    void arrowsPointAlongTheReadingDirection()
    {
        const auto drawn = [this](Glyph glyph) {
            return m_icons.pixmap(glyph, 16, Qt::black, 1.0).toImage();
        };
        const QImage right = drawn(Glyph::Right);
        const QImage left = drawn(Glyph::Left);
        const QImage down = drawn(Glyph::Down);
        QVERIFY(right != left);
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        const QImage forward = drawn(Glyph::Right);
        const QImage back = drawn(Glyph::Left);
        const bool downIsDown = drawn(Glyph::Down) == down;
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QCOMPARE(forward, left);
        QCOMPARE(back, right);
        QVERIFY(downIsDown);
    }
    void drawingsAreKept()
    {
        const QPixmap first = m_icons.pixmap(Glyph::Search, 16, Qt::blue, 1.0);
        const qsizetype kept = m_icons.cachedCount();
        const QPixmap second = m_icons.pixmap(Glyph::Search, 16, Qt::blue, 1.0);
        QCOMPARE(m_icons.cachedCount(), kept);
        QCOMPARE(first.cacheKey() == second.cacheKey() || first.toImage() == second.toImage(), true);
        const QPixmap sharp = m_icons.pixmap(Glyph::Search, 16, Qt::blue, 2.0);
        QCOMPARE(m_icons.cachedCount(), kept + 1);
        QCOMPARE(sharp.size(), QSize(32, 32));
        QCOMPARE(sharp.deviceIndependentSize(), QSizeF(16, 16));
    }
    void iconTakesTheColourOfTheThemeInForce()
    {
        const QIcon icon = m_icons.icon(Glyph::Plus, Ink::AccentText);
        QCOMPARE(strokeColour(icon.pixmap(QSize(16, 16), 1.0)).rgb(), lightTheme().accentText.rgb());
        m_themes.setChoice(ThemeChoice::Dark);
        QCOMPARE(strokeColour(icon.pixmap(QSize(16, 16), 1.0)).rgb(), darkTheme().accentText.rgb());
        QCOMPARE(strokeColour(icon.pixmap(QSize(16, 16), 1.0, QIcon::Disabled)).rgb(),
                 darkTheme().text3.rgb());
    }
    void everyStatusHasItsOwnIcon()
    {
        QList<Glyph> seen;
        for (const Status status : allStatuses) {
            QVERIFY(!seen.contains(glyphOf(status)));
            seen << glyphOf(status);
        }
    }
};

QTEST_MAIN(IconsTest)
#include "icons_test.moc"
