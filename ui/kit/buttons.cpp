// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/buttons.h"

#include "kit/key_words.h"
#include "kit/labels.h"
#include "kit/painters.h"
#include "kit/time_words.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>
#include <QStylePainter>
#include <QVariant>

#include <algorithm>

namespace hatstand::ui
{

namespace
{

QString kindName(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Normal:
        return QStringLiteral("normal");
    case ButtonKind::Primary:
        return QStringLiteral("primary");
    case ButtonKind::Quiet:
        return QStringLiteral("quiet");
    case ButtonKind::Danger:
        return QStringLiteral("danger");
    case ButtonKind::DangerPrimary:
        return QStringLiteral("dangerPrimary");
    case ButtonKind::Link:
        return QStringLiteral("link");
    case ButtonKind::Tab:
        return QStringLiteral("tab");
    }
    return {};
}

Ink inkOf(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Normal:
        return Ink::Text;
    case ButtonKind::Primary:
        return Ink::OnAccent;
    case ButtonKind::Quiet:
    case ButtonKind::Tab:
        return Ink::Text2;
    case ButtonKind::Danger:
        return Ink::Bad;
    case ButtonKind::DangerPrimary:
        return Ink::OnDanger;
    case ButtonKind::Link:
        return Ink::AccentText;
    }
    return Ink::Text;
}

// Where a button keeps its glyph, and a widget the tooltip that its reason took the place of.
constexpr auto glyphProperty = "kitGlyph";
constexpr auto tooltipProperty = "kitToolTip";

/// A push button whose icon keeps the design's distance from its words; Qt's own is fixed. Without a meta
/// object of its own it stays a QPushButton for the style sheet and for screen readers.
class SpacedButton final : public QPushButton
{
public:
    SpacedButton(const Kit &kit, const QString &text, QWidget *parent) : QPushButton(text, parent), m_kit(kit)
    {
    }
    void setInk(Ink ink) { m_ink = ink; }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QSize hint = QPushButton::sizeHint();
        return hasBoth() ? hint + QSize(gap() - 4, 0) : hint;
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        if (!hasBoth()) {
            QPushButton::paintEvent(event);
            return;
        }
        QStylePainter painter(this);
        QStyleOptionButton option;
        initStyleOption(&option);
        option.text.clear();
        option.icon = QIcon();
        painter.drawControl(QStyle::CE_PushButton, option);

        const Theme &theme = m_kit.theme();
        const bool marked = isChecked() || property("chosen").toBool();
        const QColor ink = !isEnabled() ? theme.text3 : marked ? theme.accentText : theme.ink(m_ink);
        const QString words = fontMetrics().elidedText(text(), Qt::ElideRight, width(), Qt::TextShowMnemonic);
        const int icon = iconSize().width();
        const int wordsWidth = fontMetrics().size(Qt::TextShowMnemonic, words).width();
        const int menuRoom = menu() ? m_kit.px(14) : 0;
        const int start = std::max(0, (width() - menuRoom - icon - gap() - wordsWidth) / 2);
        const auto place = [this](const QRect &rect) {
            return QStyle::visualRect(layoutDirection(), this->rect(), rect);
        };
        QIcon::Mode mode = isEnabled() ? QIcon::Normal : QIcon::Disabled;
        this->icon().paint(&painter, place({start, (height() - icon) / 2, icon, icon}), Qt::AlignCenter, mode,
                           marked ? QIcon::On : QIcon::Off);
        painter.setPen(ink);
        // "Shrink to 2.1 MB" keeps its order in a window that reads from right to left.
        painter.setLayoutDirection(words.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        painter.drawText(place({start + icon + gap(), 0, wordsWidth + 1, height()}),
                         Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, words);
    }

private:
    [[nodiscard]] bool hasBoth() const { return !icon().isNull() && !text().isEmpty(); }
    [[nodiscard]] int gap() const { return m_kit.px(7); }

    Kit m_kit;
    Ink m_ink = Ink::Text;
};

} // namespace

QPushButton *makeButton(const Kit &kit, const QString &text, ButtonKind kind, std::optional<Glyph> glyph,
                        ButtonSize size, QWidget *parent)
{
    auto *button = new SpacedButton(kit, text, parent);
    if (size == ButtonSize::Small)
        button->setProperty("sizing", QStringLiteral("small"));
    button->setAutoDefault(false);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setButtonKind(kit, button, kind, glyph);
    return button;
}

QPushButton *makeIconButton(const Kit &kit, Glyph glyph, const QString &name, ButtonKind kind,
                            ButtonSize size, const QKeySequence &key, QWidget *parent)
{
    auto *button = makeButton(kit, {}, kind, glyph, size, parent);
    button->setProperty("iconOnly", true);
    button->setAccessibleName(name);
    const QString keyText = key.toString(QKeySequence::NativeText);
    button->setToolTip(wordsWithKeys(name, keyText));
    return button;
}

void setButtonKind(const Kit &kit, QPushButton *button, ButtonKind kind, std::optional<Glyph> glyph)
{
    if (glyph)
        button->setProperty(glyphProperty, static_cast<int>(*glyph));
    if (const QVariant kept = button->property(glyphProperty); kept.isValid())
        button->setIcon(kit.icon(static_cast<Glyph>(kept.toInt()), inkOf(kind)));
    if (auto *spaced = dynamic_cast<SpacedButton *>(button))
        spaced->setInk(inkOf(kind));
    setStyleProperty(button, "kind", kindName(kind));
}

void setChosen(QPushButton *button, bool chosen)
{
    setStyleProperty(button, "chosen", chosen);
}

void setEnabledWithReason(QWidget *widget, bool enabled, const QString &reason)
{
    const QVariant kept = widget->property(tooltipProperty);
    if (enabled) {
        if (kept.isValid()) {
            widget->setToolTip(kept.toString());
            widget->setProperty(tooltipProperty, QVariant());
        }
    } else {
        if (!kept.isValid())
            widget->setProperty(tooltipProperty, widget->toolTip());
        widget->setToolTip(reason);
    }
    widget->setEnabled(enabled);
}

SplitButton::SplitButton(const Kit &kit, const QString &text, std::optional<Glyph> glyph,
                         const QString &menuName, QWidget *parent)
    : QWidget(parent)
    , m_main(makeButton(kit, text, ButtonKind::Primary, glyph, ButtonSize::Normal, this))
    , m_menu(makeIconButton(kit, Glyph::Down, menuName, ButtonKind::Primary, ButtonSize::Normal, {}, this))
{
    m_main->setProperty("part", QStringLiteral("first"));
    m_menu->setProperty("part", QStringLiteral("last"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addWidget(m_main);
    layout->addWidget(m_menu);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_main, &QPushButton::clicked, this, &SplitButton::clicked);
}

void SplitButton::setText(const QString &text)
{
    m_main->setText(text);
    // Else whoever lays it out reckons with the words before until the next turn of the event loop.
    updateGeometry();
}

void SplitButton::setMenu(QMenu *menu)
{
    m_menu->setMenu(menu);
}

NavButton::NavButton(const Kit &kit, Glyph glyph, QString text, QWidget *parent)
    : QPushButton(parent), m_kit(kit), m_glyph(glyph), m_words(std::move(text))
{
    setCheckable(true);
    setAutoDefault(false);
    setProperty("kind", QStringLiteral("nav"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    updateAccessibleName();
}

void NavButton::setCount(int count, const QString &meaning)
{
    m_count = count;
    m_meaning = meaning;
    updateAccessibleName();
    update();
}

void NavButton::setWarning(const QString &reason)
{
    m_warning = reason;
    updateAccessibleName();
    update();
}

void NavButton::setFolded(bool folded)
{
    if (m_folded == folded)
        return;
    m_folded = folded;
    updateAccessibleName();
    updateGeometry();
    update();
}

QSize NavButton::sizeHint() const
{
    ensurePolished();
    const int height = std::max(m_kit.px(size::navRow), fontMetrics().height() + m_kit.px(8));
    if (m_folded)
        return {m_kit.px(32), height};
    const int words = QFontMetrics(m_kit.font(TypeRole::Strong)).horizontalAdvance(m_words);
    const int badge = m_count > 0 || !m_warning.isEmpty() ? m_kit.px(30) : 0;
    return {m_kit.px(10 + 18 + 10) + words + badge + m_kit.px(10), height};
}

QSize NavButton::minimumSizeHint() const
{
    return {m_kit.px(32), sizeHint().height()};
}

void NavButton::paintEvent(QPaintEvent *event)
{
    QPushButton::paintEvent(event); // the background, by the style sheet; there is no text of the base's own
    QPainter painter(this);
    const Theme &theme = m_kit.theme();
    const QColor ink = isChecked() ? theme.accentText : isEnabled() ? theme.text2 : theme.text3;
    const auto place = [this](const QRect &rect) {
        return layoutDirection() == Qt::LeftToRight
                   ? rect
                   : QRect(width() - rect.right() - 1, rect.top(), rect.width(), rect.height());
    };
    const int side = m_kit.px(18);
    const int left = m_folded ? (width() - side) / 2 : m_kit.px(10);
    m_kit.icons.paint(painter, place({left, (height() - side) / 2, side, side}), m_glyph, ink);

    int end = width() - m_kit.px(10);
    const bool warned = !m_warning.isEmpty();
    if (m_folded) {
        if (warned || m_count > 0) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(warned ? theme.ink(Ink::Warning) : theme.accent);
            const int dot = m_kit.px(7);
            painter.drawEllipse(place({left + side - dot / 2, (height() - side) / 2 - dot / 2, dot, dot}));
        }
        return;
    }
    if (warned) {
        const int sign = m_kit.px(14);
        m_kit.icons.paint(painter, place({end - sign, (height() - sign) / 2, sign, sign}), Glyph::Alert,
                          theme.ink(Ink::Warning));
        end -= sign + m_kit.px(8);
    } else if (m_count > 0) {
        painter.setFont(m_kit.font(TypeRole::CaptionBold));
        painter.setPen(ink);
        const QString number = locale().toString(m_count);
        const int advance = painter.fontMetrics().horizontalAdvance(number);
        painter.drawText(place({end - advance, 0, advance, height()}), Qt::AlignCenter, number);
        end -= advance + m_kit.px(8);
    }
    painter.setFont(m_kit.font(isChecked() ? TypeRole::Strong : TypeRole::Name));
    painter.setPen(ink);
    const int start = left + side + m_kit.px(10);
    const QRect words = place({start, 0, end - start, height()});
    paintElided(painter, words, m_words, layoutDirection());
}

void NavButton::updateAccessibleName()
{
    QStringList parts{m_words};
    if (m_count > 0)
        parts << (m_meaning.isEmpty() ? locale().toString(m_count) : m_meaning);
    if (!m_warning.isEmpty())
        parts << m_warning;
    const QString whole = factWords(parts);
    setAccessibleName(whole);
    const bool elided = !m_folded && width() < sizeHint().width() && isVisible();
    setToolTip(m_folded || elided ? whole : m_warning);
}

} // namespace hatstand::ui
