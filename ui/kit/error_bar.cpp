// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/error_bar.h"

#include "kit/accessibility.h"
#include "kit/buttons.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QTextLayout>

#include <algorithm>

namespace hatstand::ui
{

namespace
{

constexpr int mostWidth = 640;

/// The text broken into lines of that width; what does not fit into the last of them is elided.
QString inLines(const QString &text, const QFont &font, int width, int lines)
{
    QTextLayout layout(text, font);
    QStringList shown;
    layout.beginLayout();
    while (true) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        const QString rest = text.mid(line.textStart());
        if (shown.size() + 1 == lines) {
            shown << QFontMetrics(font).elidedText(rest.simplified(), Qt::ElideRight, width);
            break;
        }
        shown << rest.left(line.textLength()).trimmed();
    }
    layout.endLayout();
    return shown.join(QLatin1Char('\n'));
}

} // namespace

ErrorBar::ErrorBar(const Kit &kit, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_words(makeLabel({}, TypeRole::Body, Ink::Bad, this))
    , m_button(makeIconButton(kit, Glyph::X, tr("Dismiss"), ButtonKind::Quiet, ButtonSize::Small,
                              QKeySequence(Qt::Key_Escape), this))
{
    setObjectName(QStringLiteral("errorBar"));
    setProperty("kind", QStringLiteral("floatingBad"));
    m_words->setObjectName(QStringLiteral("errorWords"));
    m_button->setObjectName(QStringLiteral("dismissError"));
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(new GlyphLabel(kit, Glyph::Failed, 16, Ink::Bad, this), 0, Qt::AlignTop);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_button, 0, Qt::AlignTop);
    hide();
    parent->installEventFilter(this);
    connect(m_button, &QPushButton::clicked, this, &ErrorBar::dismiss);
}

void ErrorBar::tell(const QString &sentence)
{
    m_sentence = sentence;
    place();
    show();
    raise();
    announce(this, sentence);
}

bool ErrorBar::dismiss()
{
    if (isHidden())
        return false;
    hide();
    m_sentence.clear();
    Q_EMIT roomTaken(0);
    return true;
}

void ErrorBar::place()
{
    const QWidget *under = parentWidget();
    ensurePolished();
    m_words->ensurePolished();
    const int margin = m_kit.px(size::pageMargin);
    const int width = std::min(m_kit.px(mostWidth), under->width() - 2 * margin);
    layout()->setContentsMargins(m_kit.px(16), m_kit.px(10), m_kit.px(8), m_kit.px(10));
    layout()->setSpacing(m_kit.px(10));
    const int room =
        width - m_kit.px(16 + 16 + 10 + 10 + 8) - m_button->sizeHint().width() - 2 * frameWidth();
    const QString shown = inLines(m_sentence, m_words->font(), std::max(room, 1), mostLines);
    m_words->setText(shown);
    m_words->setAccessibleName(m_sentence);
    m_words->setToolTip(shown.endsWith(QChar(0x2026)) ? m_sentence : QString());
    layout()->activate();
    const int height = sizeHint().height();
    setGeometry((under->width() - width) / 2, under->height() - height - margin, width, height);
    Q_EMIT roomTaken(height + m_kit.px(size::gap));
}

bool ErrorBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize && !isHidden())
        place();
    return QFrame::eventFilter(watched, event);
}

void ErrorBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange && !isHidden())
        place();
    QFrame::changeEvent(event);
}

void ErrorBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

} // namespace hatstand::ui
