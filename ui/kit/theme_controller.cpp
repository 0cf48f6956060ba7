// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/theme_controller.h"

#include "kit/style_sheet.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QGuiApplication>
#include <QScopedValueRollback>
#include <QStyle>
#include <QStyleFactory>
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QStyleHints>
#endif

#include <algorithm>

namespace hatstand::ui
{

namespace
{

constexpr qreal designBasePixels = 13.0;
constexpr qreal strongContrast = 19.0;

/// True for names that say nothing about the face, and for platforms without a desktop's settings.
bool isGeneric(const QString &family)
{
    static const QStringList generic{QStringLiteral("sans"), QStringLiteral("sans serif"),
                                     QStringLiteral("sans-serif"), QStringLiteral("helvetica"),
                                     QStringLiteral("dejavu sans")};
    const QString platform = QGuiApplication::platformName();
    return family.isEmpty() || generic.contains(family.toLower()) || platform == QLatin1String("offscreen") ||
           platform == QLatin1String("minimal");
}

QString firstInstalled(const QStringList &families, const QString &otherwise)
{
    const auto found = std::find_if(families.begin(), families.end(),
                                    [](const QString &family) { return QFontDatabase::hasFamily(family); });
    return found == families.end() ? otherwise : *found;
}

} // namespace

ThemeKind themeKindOf(const QPalette &system)
{
    const QColor back = system.color(QPalette::Window);
    const QColor front = system.color(QPalette::WindowText);
    if (back == system.color(QPalette::Base) && back == system.color(QPalette::Button) &&
        contrastRatio(back, front) >= strongContrast)
        return ThemeKind::HighContrast;
    return back.lightness() < front.lightness() ? ThemeKind::Dark : ThemeKind::Light;
}

ThemeController::ThemeController(QApplication &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_systemPalette(QApplication::palette())
    , m_systemFont(QApplication::font())
{
    // One style everywhere: the sheet is written and tested against it.
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    const QString family = m_systemFont.family();
    m_family = isGeneric(family)
                   ? firstInstalled({QStringLiteral("Inter"), QStringLiteral("Noto Sans")}, family)
                   : family;
    const QString fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    m_fixedFamily =
        firstInstalled({QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Noto Sans Mono")}, fixed);
    // A platform without a desktop has no font size of its own to follow.
    const QString platform = QGuiApplication::platformName();
    if (platform != QLatin1String("offscreen") && platform != QLatin1String("minimal"))
        m_systemScale = std::max(1.0, QFontInfo(m_systemFont).pixelSize() / designBasePixels);
    m_application.installEventFilter(this);
    // The sheet names sides.
    connect(&application, &QGuiApplication::layoutDirectionChanged, this, &ThemeController::apply);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        readSystem();
        apply();
    });
#endif
    apply();
}

ThemeController::~ThemeController()
{
    m_application.removeEventFilter(this);
    // Whoever comes next sees the system's palette again.
    QApplication::setPalette(QPalette());
}

void ThemeController::setChoice(ThemeChoice choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    apply();
}

void ThemeController::setNetworkLooks(NetworkLooks looks)
{
    m_networkLooks = std::move(looks);
    m_theme.networkLooks = m_networkLooks;
}

void ThemeController::setTextScale(qreal factor)
{
    const qreal bounded = std::clamp(factor, 1.0, 2.0);
    if (qFuzzyCompare(m_textScale, bounded))
        return;
    m_textScale = bounded;
    apply();
}

void ThemeController::setMovementAllowed(bool allowed)
{
    if (m_movementAllowed == allowed)
        return;
    m_movementAllowed = allowed;
    Q_EMIT movementChanged();
}

bool ThemeController::isMovementAllowed() const
{
    return m_movementAllowed && QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0;
}

bool ThemeController::eventFilter(QObject *watched, QEvent *event)
{
    // The filter sits on the application and so sees every event of every object: decide fast.
    if (watched == &m_application && event->type() == QEvent::ApplicationPaletteChange && !m_applying) {
        readSystem();
        apply();
    }
    return false;
}

void ThemeController::readSystem()
{
    // Our own palette hides the system's; take it away for a moment to look.
    const QScopedValueRollback guard(m_applying, true);
    QApplication::setPalette(QPalette());
    m_systemPalette = QApplication::palette();
}

void ThemeController::apply()
{
    const QScopedValueRollback guard(m_applying, true);
    const ThemeKind system = themeKindOf(m_systemPalette);
    if (system == ThemeKind::HighContrast && m_choice == ThemeChoice::System)
        m_theme = highContrastTheme(m_systemPalette);
    else if (m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && system == ThemeKind::Dark))
        m_theme = darkTheme();
    else
        m_theme = lightTheme();
    m_theme.family = m_family;
    m_theme.fixedFamily = m_fixedFamily;
    m_theme.scale = m_systemScale * m_textScale;
    m_theme.networkLooks = m_networkLooks;

    QApplication::setFont(m_theme.fontFor(TypeRole::Body));
    QApplication::setPalette(m_theme.palette());
    m_application.setStyleSheet(styleSheet(m_theme));
    Q_EMIT changed();
}

} // namespace hatstand::ui
