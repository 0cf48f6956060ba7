// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/error_dialog.h"

#include "kit/glyph_label.h"
#include "kit/labels.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QSysInfo>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui
{

namespace
{

constexpr int dialogWidth = 560;

/// The first sentence in bold, as rich text; the rest in the second ink.
QString withFirstSentenceBold(const QString &text, const Theme &theme)
{
    const qsizetype end = text.indexOf(QLatin1String(". "));
    const QString first = end < 0 ? text : text.left(end + 1);
    const QString rest = end < 0 ? QString() : text.mid(end + 1);
    return QStringLiteral("<b>%1</b><span style='color:%3'>%2</span>")
        .arg(first.toHtmlEscaped(), rest.toHtmlEscaped(), theme.text2.name());
}

/// A title has no full stop at its end.
QString titleOf(const Error &error)
{
    const bool isSentence =
        error.what.endsWith(QLatin1Char('.')) && !error.what.endsWith(QLatin1String(".."));
    return isSentence ? error.what.chopped(1) : error.what;
}

} // namespace

ErrorDialog::ErrorDialog(const Kit &kit, const ErrorReport &report, QWidget *parent)
    : Dialog(kit, titleOf(report.error), dialogWidth, parent)
{
    setObjectName(QStringLiteral("errorDialog"));
    setSign(Glyph::Failed, Status::Failed);
    QStringList sentences;
    for (const QString &sentence : {report.error.why, report.error.remedy}) {
        if (!sentence.isEmpty())
            sentences << sentence;
    }
    setText(sentences.join(QLatin1Char(' ')));
    if (!report.safe.isEmpty())
        addRemark(Glyph::Published, Ink::Good, report.safe);
    if (!report.onHold.isEmpty())
        addRemark(Glyph::Clock, Ink::Warning, report.onHold);
    m_details = QStringLiteral("%1 (%2)\nHatstand %3, %4")
                    .arg(report.error.detail.isEmpty() ? report.error.what : report.error.detail,
                         errorCodeName(report.error.code), QStringLiteral(HATSTAND_VERSION),
                         QSysInfo::prettyProductName());
    addDetails();
    for (const DialogAction &remedy : report.remedies)
        addButton(remedy);
    if (report.remedies.isEmpty())
        addButton({QStringLiteral("close"), tr("Close"), ButtonKind::Primary});
}

void ErrorDialog::addRemark(Glyph glyph, Ink ink, const QString &text)
{
    auto *sign = new GlyphLabel(kit(), glyph, 16, ink);
    // Rich text has the whole of what its lines are higher than the font above the letters: their middle, and
    // that of the sign, lies lower than that of the line.
    const int line = kit().theme().lineHeight(TypeRole::Body);
    sign->setFixedHeight(line + std::max(0, line - QFontMetrics(kit().font(TypeRole::Body)).height()));
    // A label sets the lines of rich text as tight as the font allows.
    const QString spaced = QStringLiteral("<p style='margin:0; line-height:%1px'>%2</p>")
                               .arg(line)
                               .arg(withFirstSentenceBold(text, kit().theme()));
    auto *words = makeLabel(spaced, TypeRole::Body);
    words->setTextFormat(Qt::RichText);
    words->setAccessibleName(text);
    words->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(kit().px(8));
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addWidget(words, 1);
    body()->addLayout(row);
}

void ErrorDialog::addDetails()
{
    auto *well = new QFrame;
    well->setProperty("kind", QStringLiteral("well"));
    auto *toggle =
        makeButton(kit(), tr("Details for support"), ButtonKind::Quiet, Glyph::Right, ButtonSize::Small);
    toggle->setObjectName(QStringLiteral("errorDetailsToggle"));
    toggle->setCheckable(true);
    auto *copy = makeButton(kit(), tr("Copy"), ButtonKind::Quiet, Glyph::Copy, ButtonSize::Small);
    copy->setObjectName(QStringLiteral("errorCopy"));
    auto *text = new QLabel(m_details);
    text->setObjectName(QStringLiteral("errorDetails"));
    text->setTextFormat(Qt::PlainText);
    text->setProperty("type", QStringLiteral("fixed"));
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setContentsMargins(kit().px(12), 0, kit().px(12), kit().px(10));
    text->hide();

    auto *head = new QHBoxLayout;
    head->setContentsMargins(kit().px(2), kit().px(2), kit().px(2), kit().px(2));
    head->addWidget(toggle);
    head->addStretch();
    head->addWidget(copy);
    auto *layout = new QVBoxLayout(well);
    layout->setContentsMargins(0, 0, 0, 0); // within the edge of the style sheet
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(text);
    body()->addWidget(well);

    connect(toggle, &QPushButton::toggled, this, [this, toggle, text](bool open) {
        text->setVisible(open);
        toggle->setIcon(kit().icon(open ? Glyph::Down : Glyph::Right, Ink::Text2));
        place();
    });
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_details); });
}

} // namespace hatstand::ui
