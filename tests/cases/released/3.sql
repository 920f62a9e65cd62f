BEGIN TRANSACTION;
CREATE TABLE about (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_about PRIMARY KEY (name)
);
INSERT INTO "about" VALUES('schema','3');
INSERT INTO "about" VALUES('study','spinal_emh');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('3');
CREATE TABLE case_values (
	id INTEGER NOT NULL, 
	case_id VARCHAR NOT NULL, 
	field VARCHAR NOT NULL, 
	value JSON NOT NULL, 
	text TEXT, 
	number DOUBLE, 
	origin VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	confidence DOUBLE NOT NULL, 
	text_hash VARCHAR, 
	run_id INTEGER NOT NULL, 
	closed_run_id INTEGER, 
	CONSTRAINT pk_case_values PRIMARY KEY (id), 
	CONSTRAINT ck_case_values_origin CHECK (origin IN ('machine', 'human', 'adjudicated')), 
	CONSTRAINT fk_case_values_case_id FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_case_values_text_hash FOREIGN KEY(text_hash) REFERENCES texts (hash), 
	CONSTRAINT fk_case_values_run_id FOREIGN KEY(run_id) REFERENCES runs (id), 
	CONSTRAINT fk_case_values_closed_run_id FOREIGN KEY(closed_run_id) REFERENCES runs (id)
);
INSERT INTO "case_values" VALUES(1,'90009001-1','age_years',42,'42',42.0,'machine','0.1.0+953dec13c9e6',0.97,'1e3717a92f5203e4d34802c36fc06ac3502c69d150213506fd52729f45c73924',1,2);
INSERT INTO "case_values" VALUES(2,'90009001-1','sex','"male"','male',NULL,'machine','0.1.0+953dec13c9e6',0.98,'1e3717a92f5203e4d34802c36fc06ac3502c69d150213506fd52729f45c73924',1,NULL);
INSERT INTO "case_values" VALUES(3,'90009001-1','levels','["T4-T9"]','T4-T9',NULL,'machine','0.1.0+953dec13c9e6',0.9,'1e3717a92f5203e4d34802c36fc06ac3502c69d150213506fd52729f45c73924',1,NULL);
INSERT INTO "case_values" VALUES(4,'90009001-1','level_basis','"lesion"','lesion',NULL,'machine','0.1.0+953dec13c9e6',0.9,'1e3717a92f5203e4d34802c36fc06ac3502c69d150213506fd52729f45c73924',1,NULL);
INSERT INTO "case_values" VALUES(5,'90009001-1','regions','["thoracic"]','thoracic',NULL,'machine','0.1.0+953dec13c9e6',0.9,'1e3717a92f5203e4d34802c36fc06ac3502c69d150213506fd52729f45c73924',1,NULL);
INSERT INTO "case_values" VALUES(6,'90009001-1','compartments','["epidural"]','epidural',NULL,'machine','0.1.0+953dec13c9e6',0.9,'1e3717a92f5203e4d34802c36fc06ac3502c69d150213506fd52729f45c73924',1,NULL);
INSERT INTO "case_values" VALUES(7,'90009001-1','disorders','["beta_thalassemia_intermedia"]','beta_thalassemia_intermedia',NULL,'machine','0.1.0+953dec13c9e6',0.93,'1e3717a92f5203e4d34802c36fc06ac3502c69d150213506fd52729f45c73924',1,NULL);
INSERT INTO "case_values" VALUES(8,'90009001-1','treatments','["surgery", "radiotherapy"]','surgery; radiotherapy',NULL,'machine','0.1.0+953dec13c9e6',0.92,'1e3717a92f5203e4d34802c36fc06ac3502c69d150213506fd52729f45c73924',1,2);
INSERT INTO "case_values" VALUES(9,'90009001-1','radiotherapy_dose_gy',20,'20',20.0,'machine','0.1.0+953dec13c9e6',0.95,'1e3717a92f5203e4d34802c36fc06ac3502c69d150213506fd52729f45c73924',1,2);
INSERT INTO "case_values" VALUES(10,'90009001-1','radiotherapy_fractions',10,'10',10.0,'machine','0.1.0+953dec13c9e6',0.95,'1e3717a92f5203e4d34802c36fc06ac3502c69d150213506fd52729f45c73924',1,2);
INSERT INTO "case_values" VALUES(11,'90009001-1','outcome_clinical','"resolved"','resolved',NULL,'machine','0.1.0+953dec13c9e6',0.85,'1e3717a92f5203e4d34802c36fc06ac3502c69d150213506fd52729f45c73924',1,NULL);
INSERT INTO "case_values" VALUES(12,'90009001-1','follow_up_months',12,'12',12.0,'machine','0.1.0+953dec13c9e6',0.92,'1e3717a92f5203e4d34802c36fc06ac3502c69d150213506fd52729f45c73924',1,NULL);
INSERT INTO "case_values" VALUES(13,'90009002-1','age_years',67,'67',67.0,'machine','0.1.0+953dec13c9e6',0.97,'e97b5c28a566e5776ddad5d4301729f09f57458914da289d8121323471327875',1,NULL);
INSERT INTO "case_values" VALUES(14,'90009002-1','sex','"female"','female',NULL,'machine','0.1.0+953dec13c9e6',0.98,'e97b5c28a566e5776ddad5d4301729f09f57458914da289d8121323471327875',1,NULL);
INSERT INTO "case_values" VALUES(15,'90009002-1','regions','["sacral"]','sacral',NULL,'machine','0.1.0+953dec13c9e6',0.9,'e97b5c28a566e5776ddad5d4301729f09f57458914da289d8121323471327875',1,NULL);
INSERT INTO "case_values" VALUES(16,'90009002-1','compartments','["presacral"]','presacral',NULL,'machine','0.1.0+953dec13c9e6',0.9,'e97b5c28a566e5776ddad5d4301729f09f57458914da289d8121323471327875',1,NULL);
INSERT INTO "case_values" VALUES(17,'90009002-1','disorders','["myelofibrosis"]','myelofibrosis',NULL,'machine','0.1.0+953dec13c9e6',0.93,'e97b5c28a566e5776ddad5d4301729f09f57458914da289d8121323471327875',1,NULL);
INSERT INTO "case_values" VALUES(18,'90009002-1','treatments','["observation"]','observation',NULL,'machine','0.1.0+953dec13c9e6',0.92,'e97b5c28a566e5776ddad5d4301729f09f57458914da289d8121323471327875',1,NULL);
INSERT INTO "case_values" VALUES(19,'90009002-2','age_years',30,'30',30.0,'machine','0.1.0+953dec13c9e6',0.97,'e97b5c28a566e5776ddad5d4301729f09f57458914da289d8121323471327875',1,NULL);
INSERT INTO "case_values" VALUES(20,'90009002-2','sex','"male"','male',NULL,'machine','0.1.0+953dec13c9e6',0.98,'e97b5c28a566e5776ddad5d4301729f09f57458914da289d8121323471327875',1,NULL);
INSERT INTO "case_values" VALUES(21,'90009002-2','levels','["T8-T10"]','T8-T10',NULL,'machine','0.1.0+953dec13c9e6',0.9,'e97b5c28a566e5776ddad5d4301729f09f57458914da289d8121323471327875',1,NULL);
INSERT INTO "case_values" VALUES(22,'90009002-2','level_basis','"lesion"','lesion',NULL,'machine','0.1.0+953dec13c9e6',0.9,'e97b5c28a566e5776ddad5d4301729f09f57458914da289d8121323471327875',1,NULL);
INSERT INTO "case_values" VALUES(23,'90009002-2','regions','["thoracic", "sacral"]','thoracic; sacral',NULL,'machine','0.1.0+953dec13c9e6',0.9,'e97b5c28a566e5776ddad5d4301729f09f57458914da289d8121323471327875',1,NULL);
INSERT INTO "case_values" VALUES(24,'90009002-2','compartments','["presacral", "paraspinal"]','presacral; paraspinal',NULL,'machine','0.1.0+953dec13c9e6',0.9,'e97b5c28a566e5776ddad5d4301729f09f57458914da289d8121323471327875',1,NULL);
INSERT INTO "case_values" VALUES(25,'90009002-2','disorders','["thalassemia"]','thalassemia',NULL,'machine','0.1.0+953dec13c9e6',0.93,'e97b5c28a566e5776ddad5d4301729f09f57458914da289d8121323471327875',1,NULL);
INSERT INTO "case_values" VALUES(26,'90009002-2','treatments','["transfusion"]','transfusion',NULL,'machine','0.1.0+953dec13c9e6',0.78,'e97b5c28a566e5776ddad5d4301729f09f57458914da289d8121323471327875',1,NULL);
INSERT INTO "case_values" VALUES(27,'90009002-2','outcome_imaging','"reduced"','reduced',NULL,'machine','0.1.0+953dec13c9e6',0.85,'e97b5c28a566e5776ddad5d4301729f09f57458914da289d8121323471327875',1,NULL);
INSERT INTO "case_values" VALUES(28,'90009001-1','age_years',43,'43',43.0,'machine','0.1.0+953dec13c9e6',0.97,'c7a1ed027b0a3729a99f8c8932e12f2c397378c9383b123de8eef6848d7a2941',2,NULL);
INSERT INTO "case_values" VALUES(29,'90009001-1','treatments','["surgery", "radiotherapy"]','surgery; radiotherapy',NULL,'machine','0.1.0+953dec13c9e6',0.92,'c7a1ed027b0a3729a99f8c8932e12f2c397378c9383b123de8eef6848d7a2941',2,NULL);
INSERT INTO "case_values" VALUES(30,'90009001-1','radiotherapy_dose_gy',30,'30',30.0,'machine','0.1.0+953dec13c9e6',0.95,'c7a1ed027b0a3729a99f8c8932e12f2c397378c9383b123de8eef6848d7a2941',2,NULL);
INSERT INTO "case_values" VALUES(31,'90009001-1','radiotherapy_fractions',15,'15',15.0,'machine','0.1.0+953dec13c9e6',0.95,'c7a1ed027b0a3729a99f8c8932e12f2c397378c9383b123de8eef6848d7a2941',2,NULL);
INSERT INTO "case_values" VALUES(32,'90009002-2','age_years',31,'31',31.0,'human','human:anna',1.0,NULL,3,NULL);
INSERT INTO "case_values" VALUES(33,'90009002-2','sex','"male"','male',NULL,'human','human:anna',1.0,NULL,3,NULL);
INSERT INTO "case_values" VALUES(34,'90009002-2','age_years',30,'30',30.0,'adjudicated','human:carl',1.0,NULL,4,NULL);
CREATE TABLE cases (
	id VARCHAR NOT NULL, 
	document_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	CONSTRAINT pk_cases PRIMARY KEY (id), 
	CONSTRAINT uq_cases_document_id_number UNIQUE (document_id, number), 
	CONSTRAINT fk_cases_document_id FOREIGN KEY(document_id) REFERENCES documents (id), 
	CONSTRAINT fk_cases_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "cases" VALUES('90009001-1',1,1,1);
INSERT INTO "cases" VALUES('90009002-1',2,1,1);
INSERT INTO "cases" VALUES('90009002-2',2,2,1);
CREATE TABLE document_values (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	field VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	text_hash VARCHAR, 
	run_id INTEGER NOT NULL, 
	closed_run_id INTEGER, 
	CONSTRAINT pk_document_values PRIMARY KEY (id), 
	CONSTRAINT ck_document_values_origin CHECK (origin IN ('human', 'adjudicated')), 
	CONSTRAINT ck_document_values_field CHECK (field IN ('kind', 'relevant')), 
	CONSTRAINT fk_document_values_document_id FOREIGN KEY(document_id) REFERENCES documents (id), 
	CONSTRAINT fk_document_values_text_hash FOREIGN KEY(text_hash) REFERENCES texts (hash), 
	CONSTRAINT fk_document_values_run_id FOREIGN KEY(run_id) REFERENCES runs (id), 
	CONSTRAINT fk_document_values_closed_run_id FOREIGN KEY(closed_run_id) REFERENCES runs (id)
);
INSERT INTO "document_values" VALUES(1,1,'kind','case_series','human','human:anna',NULL,1,NULL);
CREATE TABLE documents (
	id INTEGER NOT NULL, 
	doc VARCHAR NOT NULL, 
	pmid VARCHAR, 
	pmcid VARCHAR, 
	doi VARCHAR, 
	title TEXT NOT NULL, 
	journal TEXT NOT NULL, 
	year INTEGER, 
	source TEXT NOT NULL, 
	full_text BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	revised VARCHAR NOT NULL, 
	run_id INTEGER NOT NULL, authors JSON, 
	CONSTRAINT pk_documents PRIMARY KEY (id), 
	CONSTRAINT uq_documents_doc UNIQUE (doc), 
	CONSTRAINT fk_documents_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "documents" VALUES(1,'pmid:90009001',NULL,NULL,NULL,'Spinal extramedullary hematopoiesis','',NULL,'jsonl',1,1,'',1,NULL);
INSERT INTO "documents" VALUES(2,'pmid:90009002',NULL,NULL,NULL,'Two patients with presacral extramedullary haematopoiesis','',NULL,'jsonl',1,1,'',1,NULL);
INSERT INTO "documents" VALUES(3,'pmid:90009003',NULL,NULL,NULL,'Dogs and spleens','',NULL,'jsonl',1,1,'',1,NULL);
CREATE TABLE evidence (
	id INTEGER NOT NULL, 
	value_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	element TEXT, 
	section TEXT NOT NULL, 
	start_offset INTEGER NOT NULL, 
	end_offset INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	source VARCHAR NOT NULL, 
	confidence DOUBLE NOT NULL, 
	CONSTRAINT pk_evidence PRIMARY KEY (id), 
	CONSTRAINT fk_evidence_value_id FOREIGN KEY(value_id) REFERENCES case_values (id)
);
INSERT INTO "evidence" VALUES(1,1,1,NULL,'text',2,13,'42-year-old','rule:age.year_old',0.97);
INSERT INTO "evidence" VALUES(2,2,1,NULL,'text',14,17,'man','rule:sex.with_age',0.98);
INSERT INTO "evidence" VALUES(3,3,1,'T4-T9','text',156,164,'T4 to T9','rule:level.lesion',0.9);
INSERT INTO "evidence" VALUES(4,4,1,NULL,'text',156,164,'T4 to T9','rule:level.lesion',0.9);
INSERT INTO "evidence" VALUES(5,5,1,'thoracic','text',156,164,'T4 to T9','rule:level.lesion',0.9);
INSERT INTO "evidence" VALUES(6,6,1,'epidural','text',105,113,'epidural','rule:compartment.epidural',0.9);
INSERT INTO "evidence" VALUES(7,7,1,'beta_thalassemia_intermedia','text',23,50,'beta-thalassemia intermedia','rule:disorder.case',0.93);
INSERT INTO "evidence" VALUES(8,8,1,'surgery','text',179,204,'decompressive laminectomy','rule:treatment.given',0.92);
INSERT INTO "evidence" VALUES(9,8,2,'radiotherapy','text',217,229,'radiotherapy','rule:treatment.given',0.92);
INSERT INTO "evidence" VALUES(10,8,3,'radiotherapy','text',231,236,'20 Gy','rule:treatment.untold',0.78);
INSERT INTO "evidence" VALUES(11,9,1,NULL,'text',231,236,'20 Gy','rule:dose.printed',0.95);
INSERT INTO "evidence" VALUES(12,10,1,NULL,'text',240,252,'10 fractions','rule:fractions.printed',0.95);
INSERT INTO "evidence" VALUES(13,11,1,NULL,'text',281,289,'recovery','rule:outcome_clinical.recovered_fully',0.85);
INSERT INTO "evidence" VALUES(14,12,1,NULL,'text',293,301,'12-month','rule:follow_up.follow_up',0.92);
INSERT INTO "evidence" VALUES(15,13,1,NULL,'text',10,21,'67-year-old','rule:age.year_old',0.97);
INSERT INTO "evidence" VALUES(16,14,1,NULL,'text',22,27,'woman','rule:sex.with_age',0.98);
INSERT INTO "evidence" VALUES(17,15,1,'sacral','title',18,27,'presacral','rule:compartment.presacral',0.9);
INSERT INTO "evidence" VALUES(18,15,2,'sacral','text',53,62,'presacral','rule:compartment.presacral',0.9);
INSERT INTO "evidence" VALUES(19,16,1,'presacral','title',18,27,'presacral','rule:compartment.presacral',0.9);
INSERT INTO "evidence" VALUES(20,16,2,'presacral','text',53,62,'presacral','rule:compartment.presacral',0.9);
INSERT INTO "evidence" VALUES(21,17,1,'myelofibrosis','text',33,46,'myelofibrosis','rule:disorder.case',0.93);
INSERT INTO "evidence" VALUES(22,18,1,'observation','text',102,118,'She was observed','rule:treatment.given',0.92);
INSERT INTO "evidence" VALUES(23,19,1,NULL,'text',130,141,'30-year-old','rule:age.year_old',0.97);
INSERT INTO "evidence" VALUES(24,20,1,NULL,'text',142,145,'man','rule:sex.with_age',0.98);
INSERT INTO "evidence" VALUES(25,21,1,'T8-T10','text',222,228,'T8-T10','rule:level.lesion',0.9);
INSERT INTO "evidence" VALUES(26,22,1,NULL,'text',222,228,'T8-T10','rule:level.lesion',0.9);
INSERT INTO "evidence" VALUES(27,23,1,'thoracic','text',222,228,'T8-T10','rule:level.lesion',0.9);
INSERT INTO "evidence" VALUES(28,23,2,'sacral','title',18,27,'presacral','rule:compartment.presacral',0.9);
INSERT INTO "evidence" VALUES(29,24,1,'presacral','title',18,27,'presacral','rule:compartment.presacral',0.9);
INSERT INTO "evidence" VALUES(30,24,2,'paraspinal','text',170,180,'paraspinal','rule:compartment.paraspinal',0.9);
INSERT INTO "evidence" VALUES(31,25,1,'thalassemia','text',151,163,'thalassaemia','rule:disorder.case',0.93);
INSERT INTO "evidence" VALUES(32,26,1,'transfusion','text',237,247,'transfused','rule:treatment.untold',0.78);
INSERT INTO "evidence" VALUES(33,27,1,NULL,'text',258,264,'shrank','rule:outcome_imaging.less',0.85);
INSERT INTO "evidence" VALUES(34,28,1,NULL,'text',2,13,'43-year-old','rule:age.year_old',0.97);
INSERT INTO "evidence" VALUES(35,29,1,'surgery','text',179,204,'decompressive laminectomy','rule:treatment.given',0.92);
INSERT INTO "evidence" VALUES(36,29,2,'radiotherapy','text',217,229,'radiotherapy','rule:treatment.given',0.92);
INSERT INTO "evidence" VALUES(37,29,3,'radiotherapy','text',231,236,'30 Gy','rule:treatment.untold',0.78);
INSERT INTO "evidence" VALUES(38,30,1,NULL,'text',231,236,'30 Gy','rule:dose.printed',0.95);
INSERT INTO "evidence" VALUES(39,31,1,NULL,'text',240,252,'15 fractions','rule:fractions.printed',0.95);
CREATE TABLE flags (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	case_id VARCHAR, 
	field VARCHAR, 
	reason TEXT NOT NULL, 
	run_id INTEGER NOT NULL, 
	closed_run_id INTEGER, 
	CONSTRAINT pk_flags PRIMARY KEY (id), 
	CONSTRAINT fk_flags_document_id FOREIGN KEY(document_id) REFERENCES documents (id), 
	CONSTRAINT fk_flags_case_id FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_flags_run_id FOREIGN KEY(run_id) REFERENCES runs (id), 
	CONSTRAINT fk_flags_closed_run_id FOREIGN KEY(closed_run_id) REFERENCES runs (id)
);
CREATE TABLE record_cases (
	record_id INTEGER NOT NULL, 
	case_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_record_cases PRIMARY KEY (record_id, case_id), 
	CONSTRAINT fk_record_cases_record_id FOREIGN KEY(record_id) REFERENCES records (id), 
	CONSTRAINT fk_record_cases_case_id FOREIGN KEY(case_id) REFERENCES cases (id)
);
INSERT INTO "record_cases" VALUES(1,'90009001-1',1);
INSERT INTO "record_cases" VALUES(2,'90009002-1',1);
INSERT INTO "record_cases" VALUES(2,'90009002-2',2);
INSERT INTO "record_cases" VALUES(4,'90009001-1',1);
CREATE TABLE records (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	text_hash VARCHAR NOT NULL, 
	fingerprint VARCHAR NOT NULL, 
	study_version VARCHAR NOT NULL, 
	extractor_version VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	relevant BOOLEAN NOT NULL, 
	cohort JSON NOT NULL, 
	literature_cases JSON NOT NULL, 
	evidence JSON NOT NULL, 
	run_id INTEGER NOT NULL, 
	closed_run_id INTEGER, 
	CONSTRAINT pk_records PRIMARY KEY (id), 
	CONSTRAINT fk_records_document_id FOREIGN KEY(document_id) REFERENCES documents (id), 
	CONSTRAINT fk_records_run_id FOREIGN KEY(run_id) REFERENCES runs (id), 
	CONSTRAINT fk_records_closed_run_id FOREIGN KEY(closed_run_id) REFERENCES runs (id)
);
INSERT INTO "records" VALUES(1,1,'1e3717a92f5203e4d34802c36fc06ac3502c69d150213506fd52729f45c73924','08dfc2a46e16b877e78def1aad026fe21a3c519d25a05ebcf7dcee0c187c7f73','baccdeee3947','0.1.0+953dec13c9e6','case_report',1,'null','[]','{}',1,2);
INSERT INTO "records" VALUES(2,2,'e97b5c28a566e5776ddad5d4301729f09f57458914da289d8121323471327875','59581d228890c5bfa6c444e51f6dfbaf328ca3e05a1ed0c7a28c2af5266e017d','baccdeee3947','0.1.0+953dec13c9e6','case_series',1,'null','[]','{}',1,NULL);
INSERT INTO "records" VALUES(3,3,'4e9ee05fcfcf4d38856a26eccaa77138b8edcb40c727df4e8ef534e602885dc0','ea5a81643df98dd1d6a3a686a85e31a4bdf5e98cc530c85a4b105d21f7efddb3','baccdeee3947','0.1.0+953dec13c9e6','other',0,'null','[]','{}',1,NULL);
INSERT INTO "records" VALUES(4,1,'c7a1ed027b0a3729a99f8c8932e12f2c397378c9383b123de8eef6848d7a2941','f67ffe8163d79c726ecef278772bd5f5d876a69415549296f373fd1b8106c73a','baccdeee3947','0.1.0+953dec13c9e6','case_report',1,'null','[]','{}',2,NULL);
CREATE TABLE rejects (
	id INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	step VARCHAR NOT NULL, 
	source TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_rejects PRIMARY KEY (id), 
	CONSTRAINT fk_rejects_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
CREATE TABLE review_batches (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	upload_name VARCHAR NOT NULL, 
	started DATETIME NOT NULL, 
	verified DATETIME, 
	CONSTRAINT pk_review_batches PRIMARY KEY (id), 
	CONSTRAINT uq_review_batches_upload_name UNIQUE (upload_name), 
	CONSTRAINT fk_review_batches_project_id FOREIGN KEY(project_id) REFERENCES review_projects (id)
);
CREATE TABLE review_documents (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	batch_id INTEGER NOT NULL, 
	text_hash VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	text_sha256 VARCHAR NOT NULL, 
	layout JSON NOT NULL, 
	spans JSON NOT NULL, 
	example_id INTEGER NOT NULL, 
	expected_error DOUBLE NOT NULL, 
	extractor_version VARCHAR NOT NULL, 
	pushed DATETIME NOT NULL, 
	CONSTRAINT pk_review_documents PRIMARY KEY (id), 
	CONSTRAINT uq_review_documents_project_id_document_id_text_hash UNIQUE (project_id, document_id, text_hash), 
	CONSTRAINT uq_review_documents_project_id_example_id UNIQUE (project_id, example_id), 
	CONSTRAINT fk_review_documents_project_id FOREIGN KEY(project_id) REFERENCES review_projects (id), 
	CONSTRAINT fk_review_documents_document_id FOREIGN KEY(document_id) REFERENCES documents (id), 
	CONSTRAINT fk_review_documents_batch_id FOREIGN KEY(batch_id) REFERENCES review_batches (id), 
	CONSTRAINT fk_review_documents_text_hash FOREIGN KEY(text_hash) REFERENCES texts (hash)
);
CREATE TABLE review_projects (
	id INTEGER NOT NULL, 
	server VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	round VARCHAR NOT NULL, 
	annotator VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	blind BOOLEAN NOT NULL, 
	made DATETIME NOT NULL, 
	CONSTRAINT pk_review_projects PRIMARY KEY (id), 
	CONSTRAINT uq_review_projects_server_number UNIQUE (server, number), 
	CONSTRAINT ck_review_projects_purpose CHECK (purpose IN ('annotation', 'adjudication'))
);
CREATE TABLE review_pulls (
	id INTEGER NOT NULL, 
	review_document_id INTEGER NOT NULL, 
	person VARCHAR NOT NULL, 
	confirmed DATETIME NOT NULL, 
	pulled DATETIME NOT NULL, 
	state VARCHAR NOT NULL, 
	marks JSON NOT NULL, 
	changes JSON NOT NULL, 
	record JSON NOT NULL, 
	CONSTRAINT pk_review_pulls PRIMARY KEY (id), 
	CONSTRAINT fk_review_pulls_review_document_id FOREIGN KEY(review_document_id) REFERENCES review_documents (id)
);
CREATE TABLE reviews (
	run_id INTEGER NOT NULL, 
	case_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	made DATETIME NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_reviews PRIMARY KEY (run_id), 
	CONSTRAINT ck_reviews_origin CHECK (origin IN ('human', 'adjudicated')), 
	CONSTRAINT fk_reviews_run_id FOREIGN KEY(run_id) REFERENCES runs (id), 
	CONSTRAINT fk_reviews_case_id FOREIGN KEY(case_id) REFERENCES cases (id)
);
INSERT INTO "reviews" VALUES(3,'90009002-2','human','anna','2026-11-21 12:30:00.000000','as table 1 has it');
INSERT INTO "reviews" VALUES(4,'90009002-2','adjudicated','carl','2026-11-21 12:40:00.000000','');
CREATE TABLE runs (
	id INTEGER NOT NULL, 
	study_version VARCHAR NOT NULL, 
	extractor_version VARCHAR NOT NULL, 
	started DATETIME NOT NULL, 
	finished DATETIME, 
	counts JSON NOT NULL, 
	CONSTRAINT pk_runs PRIMARY KEY (id)
);
INSERT INTO "runs" VALUES(1,'baccdeee3947','0.1.0+953dec13c9e6','2026-11-21 12:16:44.132543','2026-11-21 12:16:45.512105','{"read": 3, "repeated": 0, "skipped": 0, "excluded": 1, "relevant": 2, "rejected": 0, "new": 3, "changed": 0, "unchanged": 0, "gone": 0}');
INSERT INTO "runs" VALUES(2,'baccdeee3947','0.1.0+953dec13c9e6','2026-11-21 12:16:50.490006','2026-11-21 12:16:51.917271','{"read": 3, "repeated": 0, "skipped": 2, "excluded": 1, "relevant": 2, "rejected": 0, "new": 0, "changed": 1, "unchanged": 2, "gone": 0}');
INSERT INTO "runs" VALUES(3,'','human:anna','2026-11-21 13:30:12.770767','2026-11-21 13:30:12.770767','{"read": 0, "repeated": 0, "skipped": 0, "excluded": 0, "relevant": 0, "rejected": 0, "new": 0, "changed": 0, "unchanged": 0, "gone": 0}');
INSERT INTO "runs" VALUES(4,'','adjudicated:carl','2026-11-21 13:30:12.781289','2026-11-21 13:30:12.781289','{"read": 0, "repeated": 0, "skipped": 0, "excluded": 0, "relevant": 0, "rejected": 0, "new": 0, "changed": 0, "unchanged": 0, "gone": 0}');
CREATE TABLE sweep_files (
	name VARCHAR NOT NULL, 
	md5 VARCHAR NOT NULL, 
	citations INTEGER NOT NULL, 
	chosen INTEGER NOT NULL, 
	deleted INTEGER NOT NULL, 
	read VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE sweep_full_texts (
	pmcid VARCHAR NOT NULL, 
	wanted BOOLEAN NOT NULL, 
	reply_id INTEGER, 
	trace JSON NOT NULL, 
	tried VARCHAR, 
	PRIMARY KEY (pmcid), 
	FOREIGN KEY(reply_id) REFERENCES sweep_replies (id)
);
CREATE TABLE sweep_hits (
	query_hash VARCHAR NOT NULL, 
	pmid VARCHAR NOT NULL, 
	window_id INTEGER NOT NULL, 
	gone_window_id INTEGER, 
	PRIMARY KEY (query_hash, pmid), 
	FOREIGN KEY(window_id) REFERENCES sweep_windows (id), 
	FOREIGN KEY(gone_window_id) REFERENCES sweep_windows (id)
);
INSERT INTO "sweep_hits" VALUES('1a2acb9817244030','90009001',1,NULL);
INSERT INTO "sweep_hits" VALUES('1a2acb9817244030','90009002',1,NULL);
CREATE TABLE sweep_papers (
	pmid VARCHAR NOT NULL, 
	wanted BOOLEAN NOT NULL, 
	reply_id INTEGER, 
	misses INTEGER NOT NULL, 
	said TEXT NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	pmcid VARCHAR, 
	PRIMARY KEY (pmid), 
	FOREIGN KEY(reply_id) REFERENCES sweep_replies (id)
);
INSERT INTO "sweep_papers" VALUES('90009001',1,NULL,0,'',0,NULL);
INSERT INTO "sweep_papers" VALUES('90009002',1,NULL,0,'',0,NULL);
CREATE TABLE sweep_replies (
	id INTEGER NOT NULL, 
	hash VARCHAR NOT NULL, 
	asked TEXT NOT NULL, 
	received VARCHAR NOT NULL, 
	body BLOB NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (hash)
);
CREATE TABLE sweep_windows (
	id INTEGER NOT NULL, 
	sweep_id INTEGER NOT NULL, 
	query_hash VARCHAR NOT NULL, 
	span VARCHAR NOT NULL, 
	first VARCHAR NOT NULL, 
	last VARCHAR NOT NULL, 
	count INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	complete BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(sweep_id) REFERENCES sweeps (id)
);
INSERT INTO "sweep_windows" VALUES(1,1,'1a2acb9817244030','whole','1900-01-01','2026-11-21',2,2,1);
CREATE TABLE sweeps (
	id INTEGER NOT NULL, 
	query_hash VARCHAR NOT NULL, 
	query_version VARCHAR NOT NULL, 
	question TEXT NOT NULL, 
	started VARCHAR NOT NULL, 
	finished VARCHAR, 
	complete BOOLEAN, 
	counts JSON NOT NULL, 
	report TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "sweeps" VALUES(1,'1a2acb9817244030','1','spinal hematopoiesis','2026-11-21T14:17:17+00:00','2026-11-21T14:17:17+00:00',1,'{"new": 2}','sweep complete');
CREATE TABLE texts (
	hash VARCHAR NOT NULL, 
	sections JSON NOT NULL, 
	CONSTRAINT pk_texts PRIMARY KEY (hash)
);
INSERT INTO "texts" VALUES('1e3717a92f5203e4d34802c36fc06ac3502c69d150213506fd52729f45c73924','[{"label": "title", "kind": "title", "text": "Spinal extramedullary hematopoiesis"}, {"label": "text", "kind": "body", "text": "A 42-year-old man with beta-thalassemia intermedia presented with progressive paraparesis. MRI showed an epidural mass of extramedullary hematopoiesis from T4 to T9. He underwent decompressive laminectomy followed by radiotherapy (20 Gy in 10 fractions) with complete neurological recovery at 12-month follow-up."}]');
INSERT INTO "texts" VALUES('e97b5c28a566e5776ddad5d4301729f09f57458914da289d8121323471327875','[{"label": "title", "kind": "title", "text": "Two patients with presacral extramedullary haematopoiesis"}, {"label": "text", "kind": "body", "text": "Case 1: a 67-year-old woman with myelofibrosis had a presacral mass of extramedullary haematopoiesis. She was observed. Case 2: a 30-year-old man with thalassaemia had a paraspinal mass of extramedullary haematopoiesis at T8-T10 and was transfused; the mass shrank."}]');
INSERT INTO "texts" VALUES('c7a1ed027b0a3729a99f8c8932e12f2c397378c9383b123de8eef6848d7a2941','[{"label": "title", "kind": "title", "text": "Spinal extramedullary hematopoiesis"}, {"label": "text", "kind": "body", "text": "A 43-year-old man with beta-thalassemia intermedia presented with progressive paraparesis. MRI showed an epidural mass of extramedullary hematopoiesis from T4 to T9. He underwent decompressive laminectomy followed by radiotherapy (30 Gy in 15 fractions) with complete neurological recovery at 12-month follow-up."}]');
CREATE INDEX ix_documents_pmid ON documents (pmid);
CREATE INDEX ix_rejects_run_id ON rejects (run_id);
CREATE UNIQUE INDEX ix_records_current ON records (document_id) WHERE closed_run_id IS NULL;
CREATE INDEX ix_records_document_id ON records (document_id);
CREATE INDEX ix_record_cases_case_id ON record_cases (case_id);
CREATE UNIQUE INDEX ix_case_values_current ON case_values (case_id, field, origin) WHERE closed_run_id IS NULL;
CREATE INDEX ix_case_values_case_id ON case_values (case_id);
CREATE INDEX ix_flags_document_id ON flags (document_id);
CREATE INDEX ix_flags_case_id ON flags (case_id);
CREATE INDEX ix_evidence_value_id ON evidence (value_id);
CREATE INDEX ix_reviews_case_id ON reviews (case_id);
CREATE INDEX ix_document_values_document_id ON document_values (document_id);
CREATE UNIQUE INDEX ix_document_values_current ON document_values (document_id, field, origin) WHERE closed_run_id IS NULL;
CREATE INDEX ix_review_batches_project_id ON review_batches (project_id);
CREATE INDEX ix_review_documents_project_id ON review_documents (project_id);
CREATE INDEX ix_review_documents_document_id ON review_documents (document_id);
CREATE INDEX ix_review_documents_batch_id ON review_documents (batch_id);
CREATE INDEX ix_review_pulls_review_document_id ON review_pulls (review_document_id);
CREATE VIEW case_table AS SELECT cases.id AS case_id, documents.doc AS doc, documents.title AS title, documents.year AS year, coalesce((SELECT document_values.value 
FROM document_values 
WHERE document_values.document_id = documents.id AND document_values.field = 'kind' AND document_values.closed_run_id IS NULL ORDER BY CASE document_values.origin WHEN 'machine' THEN 0 WHEN 'human' THEN 1 WHEN 'adjudicated' THEN 2 END DESC
 LIMIT 1 OFFSET 0), records.kind) AS kind, max(CASE WHEN (best.field = 'age_years') THEN best.number END) AS age_years, max(CASE WHEN (best.field = 'age_low') THEN best.number END) AS age_low, max(CASE WHEN (best.field = 'age_high') THEN best.number END) AS age_high, max(CASE WHEN (best.field = 'sex') THEN best.text END) AS sex, max(CASE WHEN (best.field = 'levels') THEN best.text END) AS levels, max(CASE WHEN (best.field = 'level_basis') THEN best.text END) AS level_basis, max(CASE WHEN (best.field = 'regions') THEN best.text END) AS regions, max(CASE WHEN (best.field = 'compartments') THEN best.text END) AS compartments, max(CASE WHEN (best.field = 'disorders') THEN best.text END) AS disorders, max(CASE WHEN (best.field = 'no_known_disorder') THEN best.text END) AS no_known_disorder, max(CASE WHEN (best.field = 'treatments') THEN best.text END) AS treatments, max(CASE WHEN (best.field = 'treatments_prior') THEN best.text END) AS treatments_prior, max(CASE WHEN (best.field = 'treatments_not_given') THEN best.text END) AS treatments_not_given, max(CASE WHEN (best.field = 'radiotherapy_dose_gy') THEN best.number END) AS radiotherapy_dose_gy, max(CASE WHEN (best.field = 'radiotherapy_fractions') THEN best.number END) AS radiotherapy_fractions, max(CASE WHEN (best.field = 'outcome_clinical') THEN best.text END) AS outcome_clinical, max(CASE WHEN (best.field = 'outcome_imaging') THEN best.text END) AS outcome_imaging, max(CASE WHEN (best.field = 'recurrence') THEN best.text END) AS recurrence, max(CASE WHEN (best.field = 'follow_up_months') THEN best.number END) AS follow_up_months, (SELECT count(*) AS count_1 
FROM flags 
WHERE flags.case_id = cases.id AND flags.closed_run_id IS NULL) AS doubts 
FROM documents JOIN records ON records.document_id = documents.id AND records.closed_run_id IS NULL JOIN record_cases ON record_cases.record_id = records.id JOIN cases ON cases.id = record_cases.case_id LEFT OUTER JOIN (SELECT case_values.case_id AS case_id, case_values.field AS field, case_values.text AS text, case_values.number AS number, row_number() OVER (PARTITION BY case_values.case_id, case_values.field ORDER BY CASE case_values.origin WHEN 'machine' THEN 0 WHEN 'human' THEN 1 WHEN 'adjudicated' THEN 2 END DESC) AS place 
FROM case_values 
WHERE case_values.closed_run_id IS NULL) AS best ON best.case_id = cases.id AND best.place = 1 
WHERE ((SELECT document_values.value 
FROM document_values 
WHERE document_values.document_id = documents.id AND document_values.field = 'relevant' AND document_values.closed_run_id IS NULL ORDER BY CASE document_values.origin WHEN 'machine' THEN 0 WHEN 'human' THEN 1 WHEN 'adjudicated' THEN 2 END DESC
 LIMIT 1 OFFSET 0) = 'yes' OR (SELECT document_values.value 
FROM document_values 
WHERE document_values.document_id = documents.id AND document_values.field = 'relevant' AND document_values.closed_run_id IS NULL ORDER BY CASE document_values.origin WHEN 'machine' THEN 0 WHEN 'human' THEN 1 WHEN 'adjudicated' THEN 2 END DESC
 LIMIT 1 OFFSET 0) IS NULL AND (records.relevant = 1 OR (EXISTS (SELECT case_values.id 
FROM case_values 
WHERE case_values.case_id = cases.id AND case_values.origin != 'machine' AND case_values.closed_run_id IS NULL)))) AND coalesce((SELECT case_values.text 
FROM case_values 
WHERE case_values.case_id = cases.id AND case_values.field = 'is_case' AND case_values.closed_run_id IS NULL ORDER BY CASE case_values.origin WHEN 'machine' THEN 0 WHEN 'human' THEN 1 WHEN 'adjudicated' THEN 2 END DESC
 LIMIT 1 OFFSET 0), 'yes') != 'no' GROUP BY cases.id, documents.id, documents.doc, documents.title, documents.year, records.kind;
CREATE INDEX ix_sweeps_query_hash ON sweeps (query_hash);
CREATE INDEX ix_sweep_windows_sweep_id ON sweep_windows (sweep_id);
CREATE INDEX ix_sweep_windows_query_hash ON sweep_windows (query_hash);
CREATE INDEX ix_sweep_papers_reply_id ON sweep_papers (reply_id);
CREATE INDEX ix_sweep_papers_wanted ON sweep_papers (wanted, pmid);
CREATE INDEX ix_sweep_full_texts_wanted ON sweep_full_texts (wanted);
COMMIT;
