// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/welcome_view.h"

#include "kit/buttons.h"
#include "kit/card.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"
#include "kit/list_row.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QScrollArea>
#include <QVBoxLayout>

namespace hatstand::ui::shell
{

namespace
{
constexpr int columnWidth = 620;
constexpr int recentShown = 5;
} // namespace

WelcomeView::WelcomeView(const Kit &kit, const QString &folder, bool offerSample, QWidget *parent)
    : QWidget(parent)
    , m_kit(kit)
    , m_column(new QVBoxLayout)
    , m_trouble(makeLabel({}, TypeRole::Body, Ink::Bad, this))
    , m_choices(new QWidget(this))
{
    setObjectName(QStringLiteral("welcome"));
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", QStringLiteral("window"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    // Large text, a small window, many workspaces: then it scrolls.
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("welcomeScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(scroll);
    content->setProperty("surface", QStringLiteral("none"));
    auto *row = new QHBoxLayout(content);
    auto *middle = new QWidget(content);
    middle->setMaximumWidth(kit.px(columnWidth));
    middle->setLayout(m_column);
    row->setContentsMargins(kit.px(size::pageMargin), 0, kit.px(size::pageMargin), 0);
    row->addStretch(1);
    row->addWidget(middle, 1000);
    row->addStretch(1);
    scroll->setWidget(content);
    whole->addWidget(scroll);

    m_column->setSpacing(kit.px(size::padding));
    m_column->addStretch(2);
    auto *head = new QHBoxLayout;
    head->setSpacing(kit.px(12));
    head->addWidget(new GlyphLabel(kit, Glyph::Hat, 32, Ink::Accent, this));
    head->addWidget(makeLabel(tr("Welcome to Hatstand"), TypeRole::PageTitle, Ink::Text, this));
    head->addStretch(1);
    m_column->addLayout(head);
    auto *intro =
        makeLabel(tr("Your work is kept in one file on this computer, called a workspace. No account is "
                     "needed, and nothing leaves the computer but what you send."),
                  TypeRole::Body, Ink::Text2, this);
    intro->setWordWrap(true);
    m_column->addWidget(intro);
    m_trouble->setObjectName(QStringLiteral("welcomeTrouble"));
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    m_column->addWidget(m_trouble);

    auto *card = new Card(kit, {}, m_choices);
    auto *choices = new QVBoxLayout(m_choices);
    choices->setContentsMargins(0, 0, 0, 0);
    choices->addWidget(card);
    const auto choice = [&](Glyph glyph, const QString &name, const QString &second, const QString &button,
                            const char *objectName, ButtonKind kind) {
        auto *line = new ListRow(kit, name, second, card);
        line->addLeadingWidget(new GlyphLabel(kit, glyph, 18, Ink::Text2, line));
        QPushButton *press = makeButton(kit, button, kind, std::nullopt, ButtonSize::Small, line);
        press->setObjectName(QString::fromLatin1(objectName));
        press->setAccessibleName(tr("%1: %2", "button, what it is for").arg(button, name));
        line->addWidget(press);
        card->body()->addWidget(line);
        return std::pair(line, press);
    };
    if (offerSample) {
        const auto [line, press] = choice(Glyph::Star, tr("Look around in a sample"),
                                          tr("Half a year of three made-up clients. It can reach nobody."),
                                          tr("Open the sample"), "welcomeSample", ButtonKind::Primary);
        connect(press, &QPushButton::clicked, this, &WelcomeView::sampleRequested);
    }
    const auto [newLine, newPress] =
        choice(Glyph::Plus, tr("Start your own"), tr("Kept in %1").arg(QDir::toNativeSeparators(folder)),
               tr("New workspace…"), "welcomeNew", offerSample ? ButtonKind::Normal : ButtonKind::Primary);
    connect(newPress, &QPushButton::clicked, this, &WelcomeView::newRequested);
    const auto [openLine, openPress] =
        choice(Glyph::Folder, tr("Open one that you have"), tr("A file that ends in .hatstand"), tr("Open…"),
               "welcomeOpen", ButtonKind::Normal);
    openLine->setLined(false);
    connect(openPress, &QPushButton::clicked, this, &WelcomeView::openRequested);
    m_column->addWidget(m_choices);
    m_column->addStretch(3);
}

void WelcomeView::setRecent(const QStringList &paths)
{
    delete m_recent;
    m_recent = nullptr;
    QStringList there;
    for (const QString &path : paths) {
        if (there.size() < recentShown && QFileInfo::exists(path))
            there.append(path);
    }
    if (there.isEmpty())
        return;
    m_recent = new Card(m_kit, tr("Opened before"), this);
    for (const QString &path : std::as_const(there)) {
        const QFileInfo file(path);
        auto *line = new ListRow(m_kit, file.completeBaseName(),
                                 QDir::toNativeSeparators(file.absolutePath()), m_recent);
        QPushButton *press =
            makeButton(m_kit, tr("Open"), ButtonKind::Quiet, std::nullopt, ButtonSize::Small, line);
        press->setAccessibleName(tr("Open %1").arg(file.completeBaseName()));
        connect(press, &QPushButton::clicked, this, [this, path] { Q_EMIT recentRequested(path); });
        line->addWidget(press);
        line->setLined(path != there.last());
        m_recent->body()->addWidget(line);
    }
    m_column->insertWidget(m_column->count() - 1, m_recent);
}

void WelcomeView::setTrouble(const QString &sentence)
{
    m_trouble->setText(sentence);
    setInk(m_trouble, Ink::Bad);
    m_trouble->setVisible(!sentence.isEmpty());
    m_choices->setEnabled(true);
}

void WelcomeView::addProgress()
{
    m_progress = new QWidget(this);
    m_progress->setObjectName(QStringLiteral("welcomeProgress"));
    auto *column = new QVBoxLayout(m_progress);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_kit.px(8));
    auto *row = new QHBoxLayout;
    auto *words =
        makeLabel(tr("Writing half a year of posts for three made-up clients. Cancel leaves nothing "
                     "behind."),
                  TypeRole::Body, Ink::Text2, m_progress);
    words->setWordWrap(true);
    row->addWidget(words, 1);
    m_cancel =
        makeButton(m_kit, tr("Cancel"), ButtonKind::Normal, std::nullopt, ButtonSize::Small, m_progress);
    m_cancel->setObjectName(QStringLiteral("welcomeCancel"));
    connect(m_cancel, &QPushButton::clicked, this, &WelcomeView::cancelRequested);
    row->addWidget(m_cancel);
    column->addLayout(row);
    m_bar = new QProgressBar(m_progress);
    m_bar->setAccessibleName(tr("Making the sample"));
    m_bar->setRange(0, 100);
    m_bar->setTextVisible(false);
    column->addWidget(m_bar);
    m_column->insertWidget(m_column->count() - 1, m_progress);
}

void WelcomeView::setProgress(double share)
{
    if (!m_progress)
        addProgress();
    m_bar->setValue(static_cast<int>(share * 100));
    if (m_progress->isVisible())
        return;
    setTrouble({});
    m_choices->setEnabled(false);
    if (m_recent)
        m_recent->setEnabled(false);
    m_progress->show();
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void WelcomeView::endProgress()
{
    if (m_progress)
        m_progress->hide();
    m_choices->setEnabled(true);
    if (m_recent)
        m_recent->setEnabled(true);
}

} // namespace hatstand::ui::shell
