// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/dialog.h"

#include "kit/labels.h"
#include "kit/scrim.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QWindow>

#include <algorithm>

namespace hatstand::ui
{

namespace
{
bool takesFocus(const QWidget &content)
{
    const auto inside = content.findChildren<QWidget *>();
    return std::any_of(inside.begin(), inside.end(), [&content](const QWidget *widget) {
        return (widget->focusPolicy() & Qt::TabFocus) && widget->isVisibleTo(&content) && widget->isEnabled();
    });
}
} // namespace

Dialog::Dialog(const Kit &kit, const QString &title, int width, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_kit(kit)
    , m_width(width)
    , m_upper(new QHBoxLayout)
    , m_head(new QHBoxLayout)
    , m_sign(new QLabel)
    , m_title(makeLabel({}, TypeRole::DialogTitle))
    , m_text(makeLabel({}, TypeRole::Body, Ink::Text2))
    , m_body(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_TranslucentBackground);
    setModal(true);
    m_title->setObjectName(QStringLiteral("dialogTitle"));
    m_text->setObjectName(QStringLiteral("dialogText"));
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_text->hide();
    m_sign->hide();
    m_body->setSpacing(kit.px(size::gapInCard));

    auto *said = new QVBoxLayout;
    said->setSpacing(kit.px(4));
    said->addWidget(m_title);
    said->addWidget(m_text);
    m_head->setSpacing(kit.px(14));
    m_head->addLayout(said, 1);
    auto *words = new QVBoxLayout;
    words->setSpacing(kit.px(4));
    words->addLayout(m_head);
    words->addSpacing(kit.px(12));
    words->addLayout(m_body);

    m_upper->setSpacing(kit.px(16));
    m_upper->addWidget(m_sign, 0, Qt::AlignTop);
    m_upper->addLayout(words, 1);

    m_buttons->setSpacing(kit.px(size::gap));
    m_buttons->addStretch(1);

    auto *layout = new QVBoxLayout(this);
    const int margin = kit.px(24);
    layout->setContentsMargins(margin, margin, margin, kit.px(20));
    layout->setSpacing(kit.px(20));
    layout->addLayout(m_upper);
    layout->addLayout(m_buttons);
    layout->setSizeConstraint(QLayout::SetNoConstraint);
    setFixedWidth(kit.px(width));
    setTitle(title);
}

Dialog::~Dialog()
{
    delete m_scrim;
}

void Dialog::setTitle(const QString &title)
{
    m_title->setText(title);
    setWindowTitle(title);
    setAccessibleName(title);
    if (m_area)
        m_area->setAccessibleName(title);
}

void Dialog::setText(const QString &text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleDescription(text);
}

void Dialog::setSign(Glyph glyph, Status status)
{
    const int side = m_kit.px(40);
    const qreal ratio = devicePixelRatioF();
    QPixmap disc(qRound(side * ratio), qRound(side * ratio));
    disc.setDevicePixelRatio(ratio);
    disc.fill(Qt::transparent);
    QPainter painter(&disc);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_kit.theme().status(status).fill);
    painter.drawEllipse(0, 0, side, side);
    const int inset = m_kit.px(9);
    m_kit.icons.paint(painter, QRectF(inset, inset, side - 2 * inset, side - 2 * inset), glyph,
                      m_kit.theme().status(status).text);
    painter.end();
    m_sign->setPixmap(disc);
    m_sign->show();
}

void Dialog::setMark(QWidget *mark)
{
    m_head->insertWidget(0, mark, 0, Qt::AlignTop);
}

void Dialog::addToButtonRow(QWidget *widget)
{
    m_buttons->insertWidget(m_leading++, widget);
}

QPushButton *Dialog::addButton(const DialogAction &action, bool closes)
{
    auto *button = makeButton(m_kit, action.text, action.kind, action.glyph);
    button->setObjectName(action.id);
    if (action.leading)
        m_buttons->insertWidget(m_leading++, button);
    else
        m_buttons->addWidget(button);
    if (action.kind == ButtonKind::Primary || action.kind == ButtonKind::DangerPrimary) {
        m_default = button;
        button->setDefault(true);
        // The ring shows from the start which button Enter presses.
        button->setProperty("ringOnFocus", true);
    }
    if (closes)
        connect(button, &QPushButton::clicked, this, [this, id = action.id] { answerWith(id); });
    return button;
}

void Dialog::answerWith(const QString &actionId)
{
    m_answer = actionId;
    done(actionId.isEmpty() ? QDialog::Rejected : QDialog::Accepted);
}

void Dialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (event->spontaneous())
        return;
    m_focusBefore = QApplication::focusWidget();
    if (QWidget *under = parentWidget() ? parentWidget()->window() : nullptr; under && !m_scrim)
        m_scrim = new Scrim(m_kit, under);
    place();
    if (m_default && !focusWidget())
        m_default->setFocus(Qt::OtherFocusReason);
}

void Dialog::hideEvent(QHideEvent *event)
{
    QDialog::hideEvent(event);
    if (event->spontaneous())
        return;
    if (m_scrim) {
        m_scrim->hide();
        m_scrim->deleteLater();
        m_scrim = nullptr;
    }
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::ActiveWindowFocusReason);
    Q_EMIT answered(m_answer);
}

void Dialog::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_kit.theme().line2, 1));
    painter.setBrush(m_kit.theme().raised);
    const qreal radius = m_kit.px(size::radiusDialog);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void Dialog::mousePressEvent(QMouseEvent *event)
{
    // There is no title bar to move it by.
    if (event->button() == Qt::LeftButton && windowHandle() && windowHandle()->startSystemMove())
        event->accept();
    else
        QDialog::mousePressEvent(event);
}

// In large text a form can be taller than the window. All but the buttons scrolls then.
void Dialog::makeScrollable()
{
    const QPointer<QWidget> focused(focusWidget());
    auto *outer = qobject_cast<QVBoxLayout *>(layout());
    outer->removeItem(m_upper);
    m_upper->setParent(nullptr);
    auto *content = new QWidget;
    content->setLayout(m_upper);
    const int ringRoom = m_kit.px(4); // what has the focus at the edge keeps its whole ring
    m_upper->setContentsMargins(ringRoom, ringRoom, ringRoom, ringRoom);
    m_area = new QScrollArea;
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setAccessibleName(windowTitle());
    // The keyboard scrolls by going from one thing to the next; where there are only words, by the area.
    m_area->setFocusPolicy(takesFocus(*content) ? Qt::NoFocus : Qt::StrongFocus);
    m_area->setWidgetResizable(true);
    m_area->setWidget(content);
    content->setAutoFillBackground(false);
    m_area->viewport()->setAutoFillBackground(false);
    outer->insertWidget(0, m_area, 1);
    m_area->show();
    if (focused)
        focused->setFocus(Qt::OtherFocusReason);
}

// In a longer language the buttons may take more than the width that the words want.
void Dialog::fitWidth()
{
    const QMargins around = layout()->contentsMargins();
    const int row = m_buttons->minimumSize().width() + around.left() + around.right();
    const QWidget *under = parentWidget() ? parentWidget()->window() : nullptr;
    const int own = m_kit.px(m_width);
    const int most = under ? std::max(own, under->width() - m_kit.px(32)) : std::max(own, row);
    setFixedWidth(std::clamp(row, own, most));
}

void Dialog::place()
{
    layout()->activate();
    fitWidth();
    const int wanted =
        layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height();
    const QWidget *under = parentWidget() ? parentWidget()->window() : nullptr;
    const int most = under ? std::max(m_kit.px(240), under->height() - m_kit.px(32)) : wanted;
    if (wanted > most && !m_area)
        makeScrollable();
    resize(width(), m_area ? most : wanted);
    if (under) {
        const QPoint middle = under->mapToGlobal(QPoint(under->width() / 2, under->height() * 45 / 100));
        move(middle.x() - width() / 2,
             std::max(under->mapToGlobal(QPoint()).y() + m_kit.px(16), middle.y() - height() / 2));
    }
}

} // namespace hatstand::ui
