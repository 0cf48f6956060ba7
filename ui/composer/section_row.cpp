// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/section_row.h"

#include "kit/labels.h"

#include <QAbstractSpinBox>
#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>

namespace hatstand::ui::composer
{

namespace
{
constexpr int nameWidth = 92; // design pixels, behind the icon
constexpr int glyphSide = 16;
constexpr int rowMargin = 10;
constexpr int fieldGlyph = 14;
constexpr int fieldEdge = 1; // pixels of the screen

/// Draws itself over the start of a field.
class FieldIcon final : public QWidget
{
public:
    FieldIcon(const Kit &kit, QAbstractSpinBox *field, QLineEdit *line, Glyph glyph)
        : QWidget(field), m_kit(kit), m_line(line), m_glyph(glyph)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        field->installEventFilter(this);
        place();
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutDirectionChange ||
            event->type() == QEvent::StyleChange)
            place();
        return QWidget::eventFilter(watched, event);
    }
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_kit.icons.paint(painter, rect(), m_glyph, m_kit.theme().text3);
    }

private:
    void place()
    {
        const int side = m_kit.px(fieldGlyph);
        const int at = fieldEdge + m_kit.px(size::gap + 2); // as the icon of a combo box
        const QWidget *field = parentWidget();
        setGeometry(QStyle::visualRect(field->layoutDirection(), field->rect(),
                                       {at, (field->height() - side) / 2, side, side}));
        const bool leftToRight = field->layoutDirection() == Qt::LeftToRight;
        const int room = fieldIconRoom(m_kit);
        m_line->setTextMargins(leftToRight ? room : 0, 0, leftToRight ? 0 : room, 0);
        // Beside the icon, also where the words of the line read the other way than the window.
        m_line->setAlignment((leftToRight ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute |
                             Qt::AlignVCenter);
    }
    Kit m_kit;
    QLineEdit *m_line;
    Glyph m_glyph;
};

} // namespace

SectionRow::SectionRow(const Kit &kit, Glyph glyph, const QString &name, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_glyph(glyph)
    , m_layout(new QHBoxLayout(this))
    , m_icon(new QLabel)
    , m_name(makeLabel(name, TypeRole::Name, Ink::Text2))
{
    m_icon->setObjectName(QStringLiteral("rowIcon"));
    m_name->setObjectName(QStringLiteral("rowName"));
    setProperty("edge", QStringLiteral("top"));
    m_name->setWordWrap(true);
    m_layout->addWidget(m_icon, 0, Qt::AlignTop);
    m_layout->addWidget(m_name, 0, Qt::AlignTop);
    measure();
}

void SectionRow::setContent(QWidget *content)
{
    m_layout->addWidget(content, 1);
}

void SectionRow::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        measure();
}

void SectionRow::measure()
{
    m_layout->setContentsMargins(m_kit.px(size::padding), m_kit.px(rowMargin), m_kit.px(size::padding),
                                 m_kit.px(rowMargin));
    m_layout->setSpacing(m_kit.px(6));
    const int side = m_kit.px(glyphSide);
    m_icon->setPixmap(m_kit.icons.pixmap(m_glyph, side, m_kit.theme().text2, devicePixelRatioF()));
    m_icon->setFixedSize(side, m_kit.px(size::control));
    m_name->setFixedWidth(m_kit.px(nameWidth));
    // Its first line stands beside the middle of the field. The label's height itself is the style sheet's.
    const int line = m_kit.theme().lineHeight(TypeRole::Name);
    m_name->setContentsMargins(0, (m_kit.px(size::control) - line) / 2, 0, 0);
}

void putFieldIcon(const Kit &kit, QAbstractSpinBox *field, Glyph glyph)
{
    new FieldIcon(kit, field, field->findChild<QLineEdit *>(), glyph);
}

int fieldIconRoom(const Kit &kit)
{
    return kit.px(fieldGlyph) + kit.px(size::gap);
}

} // namespace hatstand::ui::composer
